import type { Phone } from '../phone/phone';
import { ask } from '../phone/surfaces';
import type { PageStack } from './page-stack';

/** The back button of the navigation bar; asks first where `wx.enableAlertBeforeUnload` said so. */
export async function leavePage(phone: Phone, stack: PageStack): Promise<void> {
  const page = stack.top();
  const message = page?.alertBeforeUnload;
  if (message !== undefined) {
    const { confirm } = await ask<{ readonly confirm: boolean }>(phone.surfaces, (answer) => ({
      kind: 'modal',
      title: '',
      content: message,
      showCancel: true,
      cancelText: '取消',
      cancelColor: '',
      confirmText: '确定',
      confirmColor: '',
      editable: false,
      placeholderText: '',
      answer,
    }));
    if (!confirm || stack.top() !== page) return;
  }
  if (stack.pages().length > 1) stack.navigateBack(1);
}
