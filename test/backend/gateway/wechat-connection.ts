/** Which WeChat to talk to, and as whom. */
export interface WechatConnection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly secret: string;
}

/** Where the real WeChat answers backends. */
export const wechatOrigin = 'https://api.weixin.qq.com';

/** Only one of the two variables is set; the message is one line with the cure, and names no value. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/**
 * The real WeChat, when `WECHAT_APPID` and `WECHAT_SECRET` are both set; `undefined` when neither is.
 * @throws ConnectionError when only one of them is
 */
export function wechatConnectionFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  baseUrl = wechatOrigin,
): WechatConnection | undefined {
  const appid = (environment['WECHAT_APPID'] ?? '').trim();
  const secret = (environment['WECHAT_SECRET'] ?? '').trim();
  if (appid === '' && secret === '') return undefined;
  if (appid === '' || secret === '') {
    const [missing, given] =
      appid === '' ? ['WECHAT_APPID', 'WECHAT_SECRET'] : ['WECHAT_SECRET', 'WECHAT_APPID'];
    throw new ConnectionError(
      `${missing} is missing although ${given} is set: set both to talk to the real WeChat, or neither for the simulated one.`,
    );
  }
  return { baseUrl, appid, secret };
}
