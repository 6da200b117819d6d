import { privacyRules, rawError } from '../models/privacy';
import type { Door } from './door';
import type { PrivacyAnswer, PrivacyPlatform } from './platform';
import { readWechatError } from './wechat-error';

type PrivacyApis = Partial<
  Pick<WechatMiniprogram.Wx, 'onNeedPrivacyAuthorization' | 'requirePrivacyAuthorize'>
>;

/** The number decides; 104 is the person's "no", whatever text comes with it. */
function readFailure(error: unknown): PrivacyAnswer {
  const { errMsg, errno } = readWechatError(error);
  const rule =
    privacyRules.find(({ errnos }) => errnos.includes(errno)) ??
    // The name of the call itself has "privacy" in it.
    privacyRules.find((one) => one.needsText !== true && one.errMsg.test(errMsg));
  return { kind: rule?.kind ?? 'failed', raw: rawError(errMsg, errno) };
}

/**
 * The privacy calls, of which none has a promise form.
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function createWechatPrivacy(door: Door): PrivacyPlatform | null {
  const apis: PrivacyApis = wx;
  if (apis.onNeedPrivacyAuthorization === undefined) return null;
  return {
    onNeed: (listener) => {
      wx.onNeedPrivacyAuthorization(listener);
    },
    isNeeded: () =>
      door<boolean | null>('wx.getPrivacySetting', {
        otherwise: () => null,
        begin: (answer) => {
          wx.getPrivacySetting({
            success: ({ needAuthorization }: { readonly needAuthorization?: unknown }) => {
              answer(typeof needAuthorization === 'boolean' ? needAuthorization : null);
            },
            fail: () => {
              answer(null);
            },
          });
        },
      }),
    require: () =>
      door<PrivacyAnswer>('wx.requirePrivacyAuthorize', {
        // A client without the call asks for nothing.
        otherwise: (error) =>
          apis.requirePrivacyAuthorize === undefined ? { kind: 'agreed' } : readFailure(error),
        begin: (answer) => {
          wx.requirePrivacyAuthorize({
            success: () => {
              answer({ kind: 'agreed' });
            },
            fail: (error: unknown) => {
              answer(readFailure(error));
            },
          });
        },
      }),
    openContract: () =>
      door('wx.openPrivacyContract', {
        // When WeChat stays silent it may be open.
        otherwise: ({ errno }) => errno === 5,
        begin: (answer) => {
          wx.openPrivacyContract({
            success: () => {
              answer(true);
            },
            fail: () => {
              answer(false);
            },
          });
        },
      }),
  };
}
