import type { PhoneComponent } from '../models/phone';

/**
 * `wx.getPhoneNumber` where the client has it: the result of success and failure alike, for the one
 * classifier. It must be called inside the tap, so nothing here waits first.
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/getPhoneNumber.html
 */
export function createPhoneNumberAsker(): ((component: PhoneComponent) => Promise<unknown>) | null {
  if (wx.getPhoneNumber === undefined) return null;
  return (component) =>
    new Promise((resolve) => {
      wx.getPhoneNumber?.({
        isRealtime: component === 'realtime',
        phoneNumberNoQuotaToast: false,
        success: resolve,
        fail: resolve,
      });
    });
}
