import type { HttpRequest } from '../../../../miniprogram/platform/platform';
import { createWechatPlatform } from '../../../../miniprogram/platform/wechat-platform';

type Callback = (result: unknown) => void;
interface Call {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>> & {
    readonly success?: Callback;
    readonly fail?: Callback;
  };
}

/** A `wx` that writes calls down; the test answers them through their own callbacks. */
function fakeWx(own: Readonly<Record<string, unknown>> = {}) {
  const calls: Call[] = [];
  const asynchronous = (name: string) => (options: Call['options']) => {
    calls.push({ name, options });
  };
  (globalThis as unknown as { wx: unknown }).wx = {
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1', envVersion: 'trial' } }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.12', language: 'en' }),
    getDeviceInfo: () => ({ platform: 'ios' }),
    login: asynchronous('login'),
    checkSession: asynchronous('checkSession'),
    request: asynchronous('request'),
    ...own,
  };
  return { calls, last: () => calls.at(-1)?.options };
}

const refused = (): never => {
  throw new Error('no');
};

/** On a client where time stands still: no deadline ever passes. */
const openPlatform = () => createWechatPlatform(() => () => undefined);

const request: HttpRequest = {
  method: 'POST',
  url: 'https://api.firm.cn/v1/user',
  headers: { authorization: 'Bearer a' },
  body: { a: 1 },
  timeoutMs: 5000,
};

describe('wechat platform', () => {
  it('reads what the client is', () => {
    fakeWx();
    expect(openPlatform().app).toStrictEqual({
      appId: 'wx1',
      envVersion: 'trial',
      sdkVersion: '3.8.12',
      platform: 'ios',
      language: 'en',
    });
  });

  it('reads it from the older call before 2.20.1, and takes an unknown version for a release', () => {
    fakeWx({
      getAppBaseInfo: undefined,
      getDeviceInfo: undefined,
      getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1' } }),
      getSystemInfoSync: () => ({ SDKVersion: '2.20.0', language: 'zh_CN', platform: 'android' }),
    });
    expect(openPlatform().app).toStrictEqual({
      appId: 'wx1',
      envVersion: 'release',
      sdkVersion: '2.20.0',
      platform: 'android',
      language: 'zh_CN',
    });
  });

  it.each([
    ['dark', { getAppBaseInfo: () => ({ theme: 'dark' }) }],
    ['light', { getAppBaseInfo: () => ({ theme: 'light' }) }],
    ['light', { getAppBaseInfo: () => ({}) }],
    ['light', { getAppBaseInfo: undefined }],
  ] as const)('says how WeChat looks: %s', (theme, own) => {
    fakeWx(own);
    expect(openPlatform().theme()).toBe(theme);
  });

  it('sends a request and takes any status for an answer', async () => {
    const wx = fakeWx();
    const answer = openPlatform().request(request);
    expect(wx.last()).toMatchObject({
      url: request.url,
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: 'Bearer a' },
      data: { a: 1 },
      timeout: 5000,
    });
    wx.last()?.success?.({ statusCode: 503, header: { 'Retry-After': 3 }, data: 'busy' });
    await expect(answer).resolves.toStrictEqual({
      kind: 'response',
      status: 503,
      headers: { 'retry-after': '3' },
      body: 'busy',
    });
  });

  it('sends no body where there is none', () => {
    const wx = fakeWx();
    void openPlatform().request({ method: 'GET', url: '/', headers: {}, timeoutMs: 1 });
    expect(wx.last()).not.toHaveProperty('data');
  });

  it.each([undefined, null, {}])('reads no headers from %s', async (header) => {
    const wx = fakeWx();
    const answer = openPlatform().request(request);
    wx.last()?.success?.({ statusCode: 204, header, data: '' });
    await expect(answer).resolves.toStrictEqual({
      kind: 'response',
      status: 204,
      headers: {},
      body: '',
    });
  });

  it('says why there was no answer', async () => {
    const wx = fakeWx();
    const answer = openPlatform().request(request);
    wx.last()?.fail?.({ errMsg: 'request:fail timeout', errno: 5 });
    await expect(answer).resolves.toStrictEqual({ kind: 'no-response', reason: 'timeout' });
  });

  it.each([
    ['a code', 'success', { code: 'abc' }, { kind: 'code', code: 'abc' }],
    [
      'no code',
      'success',
      { code: '' },
      { kind: 'failed', cause: 'passing', reason: 'wx.login succeeded without a code' },
    ],
    [
      'an error',
      'fail',
      { errMsg: 'login:fail' },
      { kind: 'failed', cause: 'passing', reason: 'login:fail' },
    ],
  ] as const)('reads a login with %s', async (_name, callback, result, expected) => {
    const wx = fakeWx();
    const login = openPlatform().login();
    wx.last()?.[callback]?.(result);
    await expect(login).resolves.toStrictEqual(expected);
  });

  it.each([
    [{ errMsg: 'login:fail timeout' }, 'passing'],
    [{ errMsg: 'login:fail 系统错误，错误码：41002,appid missing' }, 'misconfigured'],
    [{ errMsg: 'login:fail', errno: 1402101 }, 'banned'],
    [{ errMsg: 'login:fail', errno: 1003 }, 'too-frequent'],
    [{}, 'passing'],
  ])('tells why a login failed: %j', async (error, cause) => {
    const wx = fakeWx();
    const login = openPlatform().login();
    expect(wx.last()).toMatchObject({ timeout: 8000 });
    wx.last()?.fail?.(error);
    await expect(login).resolves.toMatchObject({ kind: 'failed', cause });
  });

  it.each([
    ['success', true],
    ['fail', false],
  ] as const)('reads checkSession %s as %s', async (callback, expected) => {
    const wx = fakeWx();
    const valid = openPlatform().checkSession();
    wx.last()?.[callback]?.({});
    await expect(valid).resolves.toBe(expected);
  });

  it.each([
    ['develop', 'develop'],
    ['trial', 'trial'],
    ['release', 'release'],
    ['gray', 'release'],
  ])('takes the version %s for %s', (envVersion, expected) => {
    fakeWx({ getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1', envVersion } }) });
    expect(openPlatform().app.envVersion).toBe(expected);
  });

  it('reports events and reads the ext configuration where the client can', () => {
    const reported: unknown[] = [];
    fakeWx({
      reportEvent: (...event: unknown[]) => reported.push(event),
      getExtConfigSync: () => ({ backend: { baseUrl: 'https://api.firm.cn' } }),
    });
    const platform = openPlatform();
    platform.reportEvent('phone_component', { outcome: 'granted' });
    expect(reported).toStrictEqual([['phone_component', { outcome: 'granted' }]]);
    expect(platform.extConfig()).toStrictEqual({ backend: { baseUrl: 'https://api.firm.cn' } });
  });

  it('is silent, and reads nothing, where the client cannot', () => {
    fakeWx();
    const platform = openPlatform();
    expect(() => {
      platform.reportEvent('phone_component', {});
    }).not.toThrow();
    expect(platform.extConfig()).toStrictEqual({});
  });

  it('goes on when an event cannot be reported, and when the ext configuration is not to be had', () => {
    fakeWx({ reportEvent: refused, getExtConfigSync: refused });
    const platform = openPlatform();
    expect(() => {
      platform.reportEvent('phone_component', {});
    }).not.toThrow();
    expect(platform.extConfig()).toStrictEqual({});
    fakeWx({ getExtConfigSync: () => undefined });
    expect(openPlatform().extConfig()).toStrictEqual({});
  });

  it.each([
    ['throws', { getAccountInfoSync: refused, getAppBaseInfo: refused, getDeviceInfo: refused }],
    [
      'says nothing',
      {
        getAccountInfoSync: () => ({}),
        getAppBaseInfo: () => ({ SDKVersion: 3, language: '' }),
        getDeviceInfo: () => undefined,
      },
    ],
    [
      'has none of the calls',
      { getAccountInfoSync: undefined, getAppBaseInfo: undefined, getDeviceInfo: undefined },
    ],
  ])('takes a client that %s for a released one that can do little', (_name, own) => {
    fakeWx({ getSystemInfoSync: () => ({}), ...own });
    expect(openPlatform().app).toStrictEqual({
      appId: '',
      envVersion: 'release',
      sdkVersion: '2.21.2',
      platform: '',
      language: '',
    });
  });

  it('reads what the client is from the older call when the newer one throws', () => {
    fakeWx({
      getAppBaseInfo: refused,
      getSystemInfoSync: () => ({ SDKVersion: '3.1.0', language: 'zh_TW', platform: 'android' }),
    });
    expect(openPlatform().app).toMatchObject({
      sdkVersion: '3.1.0',
      language: 'zh_TW',
      platform: 'ios',
    });
  });

  it('makes ids of 32 hexadecimal digits that differ', () => {
    fakeWx();
    const platform = openPlatform();
    const ids = new Set(Array.from({ length: 100 }, () => platform.randomId()));
    expect(ids.size).toBe(100);
    expect([...ids].filter((id) => !/^[\da-f]{32}$/.test(id))).toStrictEqual([]);
  });

  it('draws at least 0 and less than 1, and not always the same', () => {
    fakeWx();
    const platform = openPlatform();
    const drawn = Array.from({ length: 20 }, () => platform.random());
    expect(drawn.filter((it) => !(it >= 0 && it < 1))).toStrictEqual([]);
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });

  describe('on the clock of the phone', () => {
    beforeEach(() => {
      jest.useFakeTimers({ now: 1_000_000 });
      fakeWx();
    });

    afterEach(() => {
      jest.useRealTimers();
    });

    it('tells the time, and measures it without going back', () => {
      const platform = createWechatPlatform();
      jest.setSystemTime(1_005_000);
      expect(platform.now()).toBe(1_005_000);
      expect(platform.monotonic()).toBe(5000);
      jest.setSystemTime(400_000);
      expect(platform.now()).toBe(400_000);
      expect(platform.monotonic()).toBe(5000);
    });

    it('runs what is planned when its time has come, unless it was cancelled', () => {
      const platform = createWechatPlatform();
      const ran: string[] = [];
      platform.after(2000, () => ran.push('kept'));
      const cancel = platform.after(1000, () => ran.push('cancelled'));
      cancel();
      jest.advanceTimersByTime(1999);
      expect(ran).toStrictEqual([]);
      jest.advanceTimersByTime(1);
      expect(ran).toStrictEqual(['kept']);
    });
  });
});
