import type { PhoneComponent } from '../models/phone';
import type { Door } from './door';

/**
 * `wx.getPhoneNumber` where the client has it: the result of success and failure alike, for the one
 * classifier. It must be called inside the tap, so nothing here waits first.
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/getPhoneNumber.html
 */
export function createPhoneNumberAsker(
  door: Door,
): ((component: PhoneComponent) => Promise<unknown>) | null {
  if (wx.getPhoneNumber === undefined) return null;
  return (component) =>
    door<unknown>('wx.getPhoneNumber', {
      otherwise: (error) => error,
      begin: (answer) => {
        wx.getPhoneNumber?.({
          isRealtime: component === 'realtime',
          phoneNumberNoQuotaToast: false,
          success: answer,
          fail: answer,
        });
      },
    });
}
