/** Which WeChat to talk to, and as whom. */
export interface WechatConnection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly secret: string;
  /** In WeChat's cloud hosting with 开放接口服务: calls go over http and carry no token. @default false */
  readonly isSignedByCloud?: boolean;
}

/** Where backends reach the real WeChat. */
export const wechatOrigin = 'https://api.weixin.qq.com';

/** How the real WeChat reaches this backend: for verdicts on pictures, and for withdrawn consent. */
export interface WayBack {
  /** https, without a trailing slash. */
  readonly publicUrl: string;
  readonly push: { readonly token: string; readonly encodingAesKey: string };
}

/** Variables that belong together are not all set; the message is one line with the cure, and names no value. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The real WeChat, when `WECHAT_APPID` and `WECHAT_SECRET` are both set; `undefined` when neither is.
 * @throws ConnectionError when only one of them is
 */
export function wechatConnectionFromEnvironment(
  environment: Environment,
  baseUrl = wechatOrigin,
): WechatConnection | undefined {
  const found = allOrNone(
    environment,
    ['WECHAT_APPID', 'WECHAT_SECRET'],
    'set both to talk to the real WeChat, or neither for the simulated one.',
  );
  if (found === undefined) return undefined;
  const [appid = '', secret = ''] = found;
  return { baseUrl, appid, secret };
}

/**
 * The way back, when `WECHAT_PUBLIC_URL`, `WECHAT_PUSH_TOKEN` and `WECHAT_PUSH_KEY` (the EncodingAESKey) are all set.
 * @throws ConnectionError when only some of them are
 */
export function wayBackFromEnvironment(environment: Environment): WayBack | undefined {
  const found = allOrNone(
    environment,
    ['WECHAT_PUBLIC_URL', 'WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_KEY'],
    'set all three to let WeChat reach this backend, or none.',
  );
  if (found === undefined) return undefined;
  const [publicUrl = '', token = '', encodingAesKey = ''] = found;
  if (!/^https:\/\/[^/]+$/.test(publicUrl) || !/^[A-Za-z0-9]{43}$/.test(encodingAesKey)) {
    throw new ConnectionError(
      'WECHAT_PUBLIC_URL is an https address without a path, and WECHAT_PUSH_KEY has 43 letters and digits.',
    );
  }
  return { publicUrl, push: { token, encodingAesKey } };
}

/** The values in the order of the names; undefined when none is set. */
function allOrNone(
  environment: Environment,
  names: readonly string[],
  cure: string,
): readonly string[] | undefined {
  const values = names.map((name) => (environment[name] ?? '').trim());
  const missing = names.find((_name, index) => values[index] === '');
  const given = names.find((_name, index) => values[index] !== '');
  if (given === undefined) return undefined;
  if (missing === undefined) return values;
  throw new ConnectionError(`${missing} is missing although ${given} is set: ${cure}`);
}
