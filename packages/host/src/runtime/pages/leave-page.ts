import type { Phone } from '../../phone/phone';
import { askToConfirm } from '../../phone/surfaces';
import type { PageStack } from './page-stack';

/** The back button of the navigation bar; asks first where `wx.enableAlertBeforeUnload` said so. */
export async function leavePage(phone: Phone, stack: PageStack): Promise<void> {
  const page = stack.top();
  const message = page?.alertBeforeUnload;
  if (message !== undefined) {
    const question = { content: message, confirmText: phone.surfaces.words().confirm };
    if (!(await askToConfirm(phone.surfaces, question)) || stack.top() !== page) return;
  }
  if (stack.pages().length > 1) stack.navigateBack(1);
}
