import { phoneFailures, pointOf, refusalOf } from '../../src/phone/phone-outcomes';

describe('phone failures', () => {
  it.each([
    ['user-deny', 'getPhoneNumber:fail user deny', undefined],
    ['user-deny-android', 'getPhoneNumber:fail:user deny', undefined],
    ['user-deny-unprefixed', 'getPhoneNumber:user deny', undefined],
    ['user-deny-with-privacy', 'getPhoneNumber:fail user denied', 103],
    ['privacy-declined', 'getPhoneNumber:fail privacy permission is not authorized', 104],
    ['privacy-declined-unprefixed', 'privacy permission is not authorized', 104],
    [
      'privacy-undeclared',
      'getPhoneNumber:fail api scope is not declared in the privacy agreement',
      112,
    ],
    ['privacy-banned', 'getPhoneNumber:fail appid privacy api banned', undefined],
    ['no-permission', 'getPhoneNumber:fail no permission', undefined],
    ['no-permission-errno', 'getPhoneNumber:fail operateWXData:fail jsapi has no permission', 102],
    ['person-blocked', 'getPhoneNumber:fail user getPhoneNumber is blocked', 1421102],
    ['no-quota', 'getPhoneNumber:fail appid no enough quota', 1400001],
    [
      'no-phone-bound',
      'getPhoneNumber:fail 用户未绑定手机，请先在微信客户端进行绑定后重试',
      undefined,
    ],
    ['no-phone-bound-number', 'getPhoneNumber:fail 10000', undefined],
    ['too-frequent', 'invoke getPhoneNumber too frequently', undefined],
    ['unsupported-multi-platform', 'sendOpenReq:fail:no openid', 10100005],
  ] as const)('are written as seen on clients: %s', (failure, errMsg, errno) => {
    expect(refusalOf(failure, 'quick')).toStrictEqual({
      kind: 'refused',
      errMsg,
      ...(errno === undefined ? {} : { errno }),
    });
  });

  it('never look like a success and name the real-time ability by its own name', () => {
    for (const failure of phoneFailures) {
      const { errMsg } = refusalOf(failure, 'realtime');
      expect(errMsg).not.toMatch(/:ok$|\{|getPhoneNumber/);
    }
    expect(refusalOf('user-deny', 'realtime').errMsg).toBe('getRealtimePhoneNumber:fail user deny');
  });

  it('know whether they come instead of the sheet or after it', () => {
    expect([pointOf('no-quota'), pointOf('user-deny')]).toStrictEqual(['query', 'grant']);
  });
});
