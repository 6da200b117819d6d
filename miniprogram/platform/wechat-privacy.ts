import { privacyRules, rawError } from '../models/privacy';
import type { PrivacyAnswer, PrivacyPlatform } from './platform';
import { readWechatError } from './wechat-error';

type PrivacyApis = Partial<
  Pick<
    WechatMiniprogram.Wx,
    | 'onNeedPrivacyAuthorization'
    | 'requirePrivacyAuthorize'
    | 'openPrivacyContract'
    | 'getPrivacySetting'
  >
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
export function createWechatPrivacy(): PrivacyPlatform | null {
  const apis: PrivacyApis = wx;
  if (apis.onNeedPrivacyAuthorization === undefined) return null;
  return {
    onNeed: (listener) => {
      wx.onNeedPrivacyAuthorization(listener);
    },
    isNeeded: () =>
      new Promise((resolve) => {
        const unknown = (): void => {
          resolve(null);
        };
        if (apis.getPrivacySetting === undefined) unknown();
        else {
          apis.getPrivacySetting({
            success: ({ needAuthorization }: { readonly needAuthorization?: unknown }) => {
              resolve(typeof needAuthorization === 'boolean' ? needAuthorization : null);
            },
            fail: unknown,
          });
        }
      }),
    require: () =>
      new Promise((resolve) => {
        if (apis.requirePrivacyAuthorize === undefined) resolve({ kind: 'agreed' });
        else {
          apis.requirePrivacyAuthorize({
            success: () => {
              resolve({ kind: 'agreed' });
            },
            fail: (error: unknown) => {
              resolve(readFailure(error));
            },
          });
        }
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
