import {
  wayBackFromEnvironment,
  wechatConnectionFromEnvironment,
} from '../../src/gateway/wechat-connection';

describe('the connection from the environment', () => {
  it('is the real WeChat when appid and secret are set', () => {
    expect(
      wechatConnectionFromEnvironment({ WECHAT_APPID: 'wx1', WECHAT_SECRET: ' s\n' }),
    ).toStrictEqual({ baseUrl: 'https://api.weixin.qq.com', appid: 'wx1', secret: 's' });
  });

  it.each([{}, { WECHAT_APPID: '', WECHAT_SECRET: ' ' }])(
    'is absent when neither is (%#)',
    (env) => {
      expect(wechatConnectionFromEnvironment(env)).toBeUndefined();
    },
  );

  it.each([
    [{ WECHAT_APPID: 'wx1' }, 'WECHAT_SECRET is missing although WECHAT_APPID is set: '],
    [{ WECHAT_SECRET: 'top' }, 'WECHAT_APPID is missing although WECHAT_SECRET is set: '],
  ])('is refused by halves in one line without the secret (%#)', (environment, start) => {
    let message = '';
    try {
      wechatConnectionFromEnvironment(environment);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.startsWith(start)).toBe(true);
    expect(message).not.toMatch(/\n|top/);
  });
});

describe('the way back from the environment', () => {
  const whole = {
    WECHAT_PUBLIC_URL: 'https://backend.example.org',
    WECHAT_PUSH_TOKEN: 'top',
    WECHAT_PUSH_KEY: 'k'.repeat(43),
  };

  it('is where WeChat reaches the backend, and what its messages are signed and sealed with', () => {
    expect(wayBackFromEnvironment(whole)).toStrictEqual({
      publicUrl: 'https://backend.example.org',
      push: { token: 'top', encodingAesKey: 'k'.repeat(43) },
    });
    expect(wayBackFromEnvironment({ WECHAT_APPID: 'wx1' })).toBeUndefined();
  });

  it.each([
    [{ WECHAT_PUSH_TOKEN: '' }, 'WECHAT_PUSH_TOKEN is missing although WECHAT_PUBLIC_URL is set'],
    [{ WECHAT_PUBLIC_URL: '' }, 'WECHAT_PUBLIC_URL is missing although WECHAT_PUSH_TOKEN is set'],
    [{ WECHAT_PUBLIC_URL: 'http://backend.example.org' }, 'WECHAT_PUBLIC_URL is an https address'],
    [{ WECHAT_PUBLIC_URL: 'https://backend.example.org/' }, 'https address without a path'],
    [{ WECHAT_PUSH_KEY: 'short' }, 'WECHAT_PUSH_KEY has 43 letters and digits'],
  ])('is refused by parts and in a wrong form (%#)', (change, message) => {
    expect(() => wayBackFromEnvironment({ ...whole, ...change })).toThrow(message);
  });
});
