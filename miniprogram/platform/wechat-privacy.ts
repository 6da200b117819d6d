import type { PrivacyPlatform } from './platform';

type PrivacyApis = Partial<
  Pick<
    WechatMiniprogram.Wx,
    'onNeedPrivacyAuthorization' | 'requirePrivacyAuthorize' | 'openPrivacyContract'
  >
>;

/**
 * The privacy calls, of which none has a promise form.
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function createWechatPrivacy(): PrivacyPlatform | null {
  const apis: PrivacyApis = wx;
  if (apis.onNeedPrivacyAuthorization === undefined) return null;
  return {
    onNeed: (listener) => {
      wx.onNeedPrivacyAuthorization(listener);
    },
    require: () =>
      new Promise((resolve) => {
        wx.requirePrivacyAuthorize({
          success: () => {
            resolve(true);
          },
          fail: () => {
            resolve(false);
          },
        });
      }),
    openContract: () =>
      new Promise((resolve) => {
        wx.openPrivacyContract({
          success: () => {
            resolve(true);
          },
          fail: () => {
            resolve(false);
          },
        });
      }),
  };
}
