import type { LoginProblem } from '../models/failure';
import type { LoginCode } from '../models/phone';
import type { Door } from './door';
import type { LoginResult } from './platform';
import type { Rule } from './wechat-error';
import { meaningOf, readWechatError } from './wechat-error';

/** Clients are known not to keep it. */
const TIMEOUT_MS = 8000;

/** Everything else passes. */
const rules: readonly Rule<LoginProblem>[] = [
  { means: 'banned', errnos: [1402101], errMsg: /is blocked/i },
  { means: 'too-frequent', errnos: [1003, 510001], errMsg: /frequen|频繁/i },
  {
    means: 'misconfigured',
    errnos: [100, 101, 1001],
    errMsg: /系统错误.?错误码|appid missing|invalid appid/i,
  },
];

/** @see docs/wechat-errno.md §6 */
function failed(error: unknown): LoginResult {
  const read = readWechatError(error);
  return { kind: 'failed', cause: meaningOf(rules, read) ?? 'passing', reason: read.errMsg };
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html */
export const login = (door: Door): Promise<LoginResult> =>
  door('wx.login', {
    timeoutMs: TIMEOUT_MS,
    otherwise: failed,
    begin: (answer) => {
      wx.login({
        timeout: TIMEOUT_MS,
        success: ({ code }: { readonly code?: unknown }) => {
          answer(
            typeof code === 'string' && code !== ''
              ? { kind: 'code', code: code as LoginCode }
              : failed('wx.login succeeded without a code'),
          );
        },
        fail: (error) => {
          answer(failed(error));
        },
      });
    },
  });

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.checkSession.html */
export const checkSession = (door: Door): Promise<boolean> =>
  door('wx.checkSession', {
    otherwise: () => false,
    begin: (answer) => {
      wx.checkSession({
        success: () => {
          answer(true);
        },
        fail: () => {
          answer(false);
        },
      });
    },
  });
