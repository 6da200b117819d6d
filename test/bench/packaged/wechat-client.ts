/** What the wx calls of a program are, as far as a start is concerned. */
export type WxCallKind =
  /** Blocks the logic thread until the client's storage has answered. */
  | 'synchronous storage'
  /** Answered from memory by the base library. */
  | 'synchronous'
  /** Goes over a network before it answers. */
  | 'network'
  /** Answers later, without a network. */
  | 'asynchronous';

const kindOf: Readonly<Record<string, WxCallKind>> = {
  getStorageSync: 'synchronous storage',
  setStorageSync: 'synchronous storage',
  removeStorageSync: 'synchronous storage',
  clearStorageSync: 'synchronous storage',
  getStorageInfoSync: 'synchronous storage',
  getAccountInfoSync: 'synchronous',
  getAppBaseInfo: 'synchronous',
  getDeviceInfo: 'synchronous',
  getExtConfigSync: 'synchronous',
  onNeedPrivacyAuthorization: 'synchronous',
  reportEvent: 'asynchronous',
  login: 'network',
  checkSession: 'network',
  request: 'network',
  uploadFile: 'network',
  getStorage: 'asynchronous',
  setStorage: 'asynchronous',
  removeStorage: 'asynchronous',
  setNavigationBarTitle: 'asynchronous',
  navigateTo: 'asynchronous',
  navigateBack: 'asynchronous',
  reLaunch: 'asynchronous',
  showToast: 'asynchronous',
  showModal: 'asynchronous',
  requirePrivacyAuthorize: 'asynchronous',
  openPrivacyContract: 'asynchronous',
  getPhoneNumber: 'asynchronous',
};

export interface WxCall {
  readonly name: string;
  readonly kind: WxCallKind;
}

export interface CallOptions {
  readonly key?: string;
  readonly data?: unknown;
  readonly url?: string;
  readonly method?: string;
  readonly success?: (result: unknown) => void;
  readonly fail?: (error: unknown) => void;
  readonly complete?: (result: unknown) => void;
}

export interface HttpExchange {
  /** "POST /v1/user/phone". */
  readonly route: string;
  readonly data: unknown;
}

export interface ClientOptions {
  /** Answers in the next microtask; a client without it never answers what is asynchronous. */
  readonly answer?: (exchange: HttpExchange) => { readonly status: number; readonly body: unknown };
  /** Told of every call from inside it, before anything else happens. */
  readonly onCall?: (name: string, options: CallOptions) => void;
}

/** A WeChat client of today that writes down what it is asked. Only the names above are on its `wx`. */
export interface WechatClient {
  readonly wx: Readonly<Record<string, unknown>>;
  /** Every call so far, in order. */
  readonly calls: readonly WxCall[];
}

export const backendOrigin = 'https://backend.bench.test';

const answersAtOnce: Readonly<Record<string, unknown>> = {
  getAccountInfoSync: { miniProgram: { appId: 'wx0123456789abcdef', envVersion: 'release' } },
  getAppBaseInfo: { SDKVersion: '3.17.0', language: 'zh_CN' },
  getDeviceInfo: { platform: 'android' },
  // In config.ts a release has a placeholder.
  getExtConfigSync: { backend: { baseUrl: backendOrigin } },
};

export function createWechatClient({ answer, onCall }: ClientOptions = {}): WechatClient {
  const calls: WxCall[] = [];
  const stored = new Map<string, unknown>();
  const secret = new Map<string, unknown>();

  /** What an asynchronous call ends with; undefined is a failure. */
  const resultOf = (name: string, options: CallOptions): unknown => {
    const { key = '', data, url = '', method = 'GET' } = options;
    switch (name) {
      case 'request': {
        const route = `${method} ${url.replace(/^https?:\/\/[^/]+/, '')}`;
        const { status, body } = answer?.({ route, data }) ?? { status: 500, body: '' };
        return { statusCode: status, header: { 'Content-Type': 'application/json' }, data: body };
      }
      case 'login':
        return { errMsg: 'login:ok', code: 'login-code' };
      case 'getStorage':
        return secret.has(key) ? { data: secret.get(key) } : undefined;
      case 'setStorage':
        secret.set(key, structuredClone(data));
        return { errMsg: 'setStorage:ok' };
      case 'removeStorage':
        secret.delete(key);
        return { errMsg: 'removeStorage:ok' };
      default:
        return { errMsg: `${name}:ok` };
    }
  };

  const asynchronous = (name: string, options: CallOptions = {}): unknown => {
    onCall?.(name, options);
    if (answer === undefined) return name === 'request' ? task : new Promise(() => undefined);
    const answered = Promise.resolve().then(() => {
      const result = resultOf(name, options);
      if (result === undefined) options.fail?.({ errMsg: `${name}:fail data not found` });
      else options.success?.(result);
      options.complete?.(result);
    });
    return name === 'request' ? task : answered;
  };

  const synchronous = (name: string, key: unknown, value: unknown): unknown => {
    if (name === 'getStorageSync') return structuredClone(stored.get(String(key))) ?? '';
    if (name === 'setStorageSync') stored.set(String(key), structuredClone(value));
    if (name === 'removeStorageSync') stored.delete(String(key));
    if (name === 'clearStorageSync') stored.clear();
    return answersAtOnce[name];
  };

  const call = (name: string, kind: WxCallKind, args: readonly unknown[]): unknown => {
    calls.push({ name, kind });
    return kind === 'synchronous' || kind === 'synchronous storage'
      ? synchronous(name, args[0], args[1])
      : asynchronous(name, args[0] as CallOptions | undefined);
  };

  const wx = Object.fromEntries(
    Object.entries(kindOf).map(([name, kind]) => [
      name,
      (...args: readonly unknown[]) => call(name, kind, args),
    ]),
  );
  return { wx, calls };
}

const task = { abort: () => undefined, onProgressUpdate: () => undefined };
