import { wechatConnectionFromEnvironment } from '../../../backend/gateway/wechat-connection';

describe('the connection from the environment', () => {
  it('is the real WeChat when appid and secret are set', () => {
    expect(
      wechatConnectionFromEnvironment({ WECHAT_APPID: 'wx1', WECHAT_APP_SECRET: 's' }),
    ).toStrictEqual({ baseUrl: 'https://api.weixin.qq.com', appid: 'wx1', secret: 's' });
  });

  it('is absent when neither is', () => {
    expect(wechatConnectionFromEnvironment({})).toBeUndefined();
  });

  it.each([
    [{ WECHAT_APPID: 'wx1' }, 'WECHAT_APP_SECRET is not set'],
    [{ WECHAT_APP_SECRET: 's' }, 'WECHAT_APPID is not set'],
  ])('is refused by halves (%#)', (environment, message) => {
    expect(() => wechatConnectionFromEnvironment(environment)).toThrow(message);
  });
});
