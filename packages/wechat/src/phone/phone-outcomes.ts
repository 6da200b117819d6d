import type { PhoneComponent, PhoneRefusal } from 'miniprogram-host';

/**
 * The ways a phone button is known to fail, named; one for every row of docs/wechat-facts.md §1.3.
 */
export type PhoneFailure =
  | 'user-deny'
  | 'user-deny-android'
  | 'user-deny-unprefixed'
  | 'user-deny-with-privacy'
  | 'privacy-declined'
  | 'privacy-declined-unprefixed'
  | 'privacy-undeclared'
  | 'privacy-undeclared-unprefixed'
  | 'privacy-banned'
  | 'no-permission'
  | 'no-permission-errno'
  | 'person-blocked'
  | 'no-quota'
  | 'phone-needs-verification'
  | 'phone-needs-verification-error'
  | 'no-phone-bound'
  | 'no-phone-bound-number'
  | 'too-frequent'
  | 'frequency-limit'
  | 'unsupported-in-devtools'
  | 'unsupported'
  | 'unsupported-multi-platform'
  | 'internal-error'
  | 'timeout'
  | 'network'
  | 'login-blocked';

interface Row {
  /** Written with `{api}` where WeChat puts the ability's name. */
  readonly errMsg: string;
  readonly errno?: number;
  /** Before any sheet opens, or as the choice on the sheet. */
  readonly at: 'query' | 'grant';
}

const rows: Readonly<Record<PhoneFailure, Row>> = {
  'user-deny': { errMsg: '{api}:fail user deny', at: 'grant' },
  'user-deny-android': { errMsg: '{api}:fail:user deny', at: 'grant' },
  'user-deny-unprefixed': { errMsg: '{api}:user deny', at: 'grant' },
  // The full string was not found; "user denied" and 103 were (docs/wechat-facts.md §1.3).
  'user-deny-with-privacy': { errMsg: '{api}:fail user denied', errno: 103, at: 'grant' },
  'privacy-declined': {
    errMsg: '{api}:fail privacy permission is not authorized',
    errno: 104,
    at: 'query',
  },
  'privacy-declined-unprefixed': {
    errMsg: 'privacy permission is not authorized',
    errno: 104,
    at: 'query',
  },
  'privacy-undeclared': {
    errMsg: '{api}:fail api scope is not declared in the privacy agreement',
    errno: 112,
    at: 'query',
  },
  'privacy-undeclared-unprefixed': {
    errMsg: 'api scope is not declared in the privacy agreement',
    errno: 112,
    at: 'query',
  },
  'privacy-banned': { errMsg: '{api}:fail appid privacy api banned', at: 'query' },
  'no-permission': { errMsg: '{api}:fail no permission', at: 'query' },
  'no-permission-errno': {
    errMsg: '{api}:fail operateWXData:fail jsapi has no permission',
    errno: 102,
    at: 'query',
  },
  'person-blocked': {
    errMsg: '{api}:fail user {api} is blocked',
    errno: 1421102,
    at: 'query',
  },
  'no-quota': { errMsg: '{api}:fail appid no enough quota', errno: 1400001, at: 'query' },
  'phone-needs-verification': {
    errMsg: '{api}:fail 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
    at: 'query',
  },
  'phone-needs-verification-error': {
    errMsg: '{api}:fail Error: 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
    at: 'query',
  },
  'no-phone-bound': {
    errMsg: '{api}:fail 用户未绑定手机，请先在微信客户端进行绑定后重试',
    at: 'query',
  },
  // One app's code looked for "10000" in errMsg; the rest of the string is unknown.
  'no-phone-bound-number': { errMsg: '{api}:fail 10000', at: 'query' },
  'too-frequent': { errMsg: 'invoke {api} too frequently', at: 'query' },
  'frequency-limit': { errMsg: '{api}:fail frequency limit', errno: 1003, at: 'query' },
  'unsupported-in-devtools': {
    errMsg: '{api in lower case} not supported on devtools',
    at: 'query',
  },
  unsupported: { errMsg: '{api}:fail not supported', errno: 100, at: 'query' },
  'unsupported-multi-platform': {
    errMsg: 'sendOpenReq:fail:no openid',
    errno: 10100005,
    at: 'query',
  },
  'internal-error': { errMsg: '{api}:fail internal error', errno: 4, at: 'grant' },
  timeout: { errMsg: '{api}:fail time out', errno: 5, at: 'grant' },
  network: { errMsg: '{api}:fail cgi network', errno: 108, at: 'grant' },
  'login-blocked': { errMsg: '{api}:fail login blocked', errno: 1402101, at: 'query' },
};

/** The open-type of each component, which WeChat also writes at the head of errMsg. */
export const openTypeOf: Readonly<Record<PhoneComponent, string>> = {
  quick: 'getPhoneNumber',
  realtime: 'getRealtimePhoneNumber',
};

/** Every failure, for controls that list them. */
export const phoneFailures = Object.keys(rows) as readonly PhoneFailure[];

/** Whether the failure comes instead of the sheet (`query`) or after it (`grant`). */
export const pointOf = (failure: PhoneFailure): 'query' | 'grant' => rows[failure].at;

/** The event detail of a failure as the component's handler receives it. */
export function refusalOf(failure: PhoneFailure, component: PhoneComponent): PhoneRefusal {
  const { errMsg, errno } = rows[failure];
  const api = openTypeOf[component];
  const text = errMsg.replaceAll('{api}', api).replace('{api in lower case}', api.toLowerCase());
  return { kind: 'refused', errMsg: text, ...(errno === undefined ? {} : { errno }) };
}
