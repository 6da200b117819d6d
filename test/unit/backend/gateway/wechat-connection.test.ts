import { wechatConnectionFromEnvironment } from '../../../backend/gateway/wechat-connection';

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
