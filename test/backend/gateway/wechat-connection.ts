/** Which WeChat to talk to, and as whom. */
export interface WechatConnection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly secret: string;
}

/**
 * The real WeChat, when `WECHAT_APPID` and `WECHAT_APP_SECRET` are both set; `undefined` when neither
 * is. Throws when only one of them is.
 */
export function wechatConnectionFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): WechatConnection | undefined {
  const appid = environment['WECHAT_APPID'] ?? '';
  const secret = environment['WECHAT_APP_SECRET'] ?? '';
  if (appid === '' && secret === '') return undefined;
  if (appid === '' || secret === '') {
    const missing = appid === '' ? 'WECHAT_APPID' : 'WECHAT_APP_SECRET';
    throw new Error(
      `${missing} is not set although its counterpart is. Set both to talk to WeChat, or neither to use the simulated platform.`,
    );
  }
  return { baseUrl: 'https://api.weixin.qq.com', appid, secret };
}
