import { createWechatPlatform } from '../../../../miniprogram/platform/wechat-platform';
import type { HttpRequest } from '../../../../miniprogram/platform/platform';

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
  const aborted: string[] = [];
  const asynchronous = (name: string) => (options: Call['options']) => {
    calls.push({ name, options });
    return {
      abort: () => {
        aborted.push(name);
      },
    };
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
  return { calls, aborted, last: () => calls.at(-1)?.options };
}

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
    expect(createWechatPlatform().app).toStrictEqual({
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
    expect(createWechatPlatform().app).toStrictEqual({
      appId: 'wx1',
      envVersion: 'release',
      sdkVersion: '2.20.0',
      platform: 'android',
      language: 'zh_CN',
    });
  });

  it('sends a request and takes any status for an answer', async () => {
    const wx = fakeWx();
    const pending = createWechatPlatform().request(request);
    expect(wx.last()).toMatchObject({
      url: request.url,
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: 'Bearer a' },
      data: { a: 1 },
      timeout: 5000,
    });
    wx.last()?.success?.({ statusCode: 503, header: { 'Retry-After': 3 }, data: 'busy' });
    await expect(pending.result).resolves.toStrictEqual({
      kind: 'answer',
      status: 503,
      headers: { 'retry-after': '3' },
      body: 'busy',
    });
  });

  it('says why there was no answer', async () => {
    const wx = fakeWx();
    const pending = createWechatPlatform().request(request);
    wx.last()?.fail?.({ errMsg: 'request:fail timeout', errno: 5 });
    await expect(pending.result).resolves.toStrictEqual({ kind: 'no-answer', reason: 'timeout' });
  });

  it('aborts the request that it started', async () => {
    const wx = fakeWx();
    const pending = createWechatPlatform().request(request);
    pending.abort();
    await expect(pending.result).resolves.toStrictEqual({ kind: 'no-answer', reason: 'aborted' });
    expect(wx.aborted).toStrictEqual(['request']);
  });

  it.each([
    ['a code', 'success', { code: 'abc' }, { kind: 'code', code: 'abc' }],
    [
      'no code',
      'success',
      { code: '' },
      { kind: 'failed', reason: 'wx.login succeeded without a code' },
    ],
    ['an error', 'fail', { errMsg: 'login:fail' }, { kind: 'failed', reason: 'login:fail' }],
  ] as const)('reads a login with %s', async (_name, callback, result, expected) => {
    const wx = fakeWx();
    const login = createWechatPlatform().login();
    wx.last()?.[callback]?.(result);
    await expect(login).resolves.toStrictEqual(expected);
  });

  it.each([
    ['success', true],
    ['fail', false],
  ] as const)('reads checkSession %s as %s', async (callback, expected) => {
    const wx = fakeWx();
    const valid = createWechatPlatform().checkSession();
    wx.last()?.[callback]?.({});
    await expect(valid).resolves.toBe(expected);
  });

  it('takes full or broken storage for empty', () => {
    const broken = (): never => {
      throw new Error('full');
    };
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    fakeWx({ getStorageSync: broken, setStorageSync: broken, removeStorageSync: broken });
    const { storage } = createWechatPlatform();
    expect(storage.get('a')).toBeUndefined();
    storage.set('a', 1);
    storage.remove('a');
    expect(warn).toHaveBeenCalledTimes(2);
    fakeWx({ getStorageSync: () => '' });
    expect(storage.get('a')).toBeUndefined();
  });

  it('makes ids of 32 hexadecimal digits that differ', () => {
    fakeWx();
    const platform = createWechatPlatform();
    const ids = new Set(Array.from({ length: 100 }, () => platform.randomId()));
    expect(ids.size).toBe(100);
    expect([...ids].filter((id) => !/^[\da-f]{32}$/.test(id))).toStrictEqual([]);
  });
});
