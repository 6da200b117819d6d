/** What WeChat's server sends: always HTTP 200, `errcode` 0 or absent when it went well. */
export interface WechatError {
  readonly errcode: number;
  readonly errmsg: string;
}

/** The head of every response that went well. */
export interface Ok {
  readonly errcode: 0;
  readonly errmsg: 'ok';
}

export const ok: Ok = { errcode: 0, errmsg: 'ok' };

const messages: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40226: 'code blocked',
  40243: 'appsecret frozen',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43002: 'require POST method',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  50007: 'account frozen',
};

/**
 * The response for an errcode of docs/wechat-facts.md §5. Numbers without a known text say
 * "unknown error", as nothing may depend on the words.
 */
export function wechatError(errcode: number): WechatError {
  return { errcode, errmsg: messages[errcode] ?? 'unknown error' };
}
