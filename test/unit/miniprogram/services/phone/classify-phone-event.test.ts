import fc from 'fast-check';

import { classifyPhoneEvent } from '../../../../../miniprogram/services/phone/classify-phone-event';

/** Every string and number of docs/wechat-facts.md §1.3 and docs/wechat-errno.md §3, and what it means. */
const refusals: readonly (readonly [string, string | undefined, number | undefined])[] = [
  ['declined', 'getPhoneNumber:fail user deny', undefined],
  ['declined', 'getPhoneNumber:fail:user deny', undefined],
  ['declined', 'getPhoneNumber:user deny', undefined],
  ['declined', 'getPhoneNumber:fail user denied', 103],
  ['declined', 'getPhoneNumber:fail cancel', 1],
  ['declined', 'getPhoneNumber:fail user canceled', 104],
  ['declined', 'getRealtimePhoneNumber:fail user cancel', undefined],
  ['privacy-declined', 'getPhoneNumber:fail privacy permission is not authorized', 104],
  ['privacy-declined', 'privacy permission is not authorized', undefined],
  ['privacy-declined', 'getPhoneNumber:fail', 101102],
  ['privacy-declined', 'getPhoneNumber:fail privacy agreement refused', 104],
  ['failed', 'getPhoneNumber:fail privacy agreement refused', undefined],
  ['declined', 'getPhoneNumber:fail', 103],
  ['declined', 'getPhoneNumber:fail', 1],
  ['declined', 'getPhoneNumber:fail user cancelled', undefined],
  ['declined', 'getPhoneNumber:fail denied', undefined],
  ['failed', 'getPhoneNumber:fail cancellation pending', undefined],
  ['failed', 'getPhoneNumber:fail undeniable', undefined],
  ['privacy-banned', 'getPhoneNumber:fail', 101101],
  ['privacy-not-declared', 'getPhoneNumber:fail', 112],
  ['no-permission', 'getPhoneNumber:fail', 102],
  ['too-frequent', 'getPhoneNumber:fail frequency limit', undefined],
  ['needs-verification', 'getPhoneNumber:fail 需要进行验证', undefined],
  ['needs-verification', 'getPhoneNumber:fail 请完成短信验证', undefined],
  ['unsupported', 'getPhoneNumber:fail', 10100005],
  [
    'privacy-not-declared',
    'getPhoneNumber:fail api scope is not declared in the privacy agreement',
    112,
  ],
  ['privacy-not-declared', 'api scope is not declared in the privacy agreement', undefined],
  ['privacy-not-declared', 'getPhoneNumber:fail', 101100],
  ['privacy-banned', 'getPhoneNumber:fail appid privacy api banned', undefined],
  ['privacy-banned', 'getPhoneNumber:fail', 1025],
  ['no-permission', 'getPhoneNumber:fail no permission', undefined],
  ['no-permission', 'getPhoneNumber:fail operateWXData:fail jsapi has no permission', 102],
  ['quota-exhausted', 'getPhoneNumber:fail', 1400001],
  ['quota-exhausted', 'getPhoneNumber:fail appid no enough quota', undefined],
  [
    'needs-verification',
    'getPhoneNumber:fail 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
    undefined,
  ],
  [
    'needs-verification',
    'getPhoneNumber:fail Error: 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
    undefined,
  ],
  ['too-frequent', 'invoke getPhoneNumber too frequently', undefined],
  ['too-frequent', 'getPhoneNumber:fail', 1003],
  ['unsupported', 'getrealtimephonenumber not supported on devtools', undefined],
  ['unsupported', 'getPhoneNumber:fail', 100],
  ['unsupported', 'sendOpenReq:fail:no openid', 10100005],
  ['no-permission', 'getPhoneNumber:fail user getPhoneNumber is blocked', 1421102],
  ['no-permission', 'getPhoneNumber:fail', 1421102],
  ['no-permission', 'getPhoneNumber:fail wxa login is blocked', undefined],
  ['no-permission', 'getPhoneNumber:fail', 1402101],
  ['no-permission', 'getPhoneNumber:fail 该 appid 没有权限', undefined],
  ['no-permission', 'getPhoneNumber:fail Error: 该 appid 没有权限', undefined],
  ['privacy-banned', 'getPhoneNumber:fail privacy interface is banned', undefined],
  ['privacy-banned', 'please go to mp to announce your privacy usage', undefined],
  ['privacy-banned', 'please implement the privacy pop-up feature', undefined],
  ['privacy-banned', 'getPhoneNumber:fail', 1026],
  ['privacy-declined', 'getPhoneNumber:fail click action before resolve is needed', 104],
  ['declined', 'getPhoneNumber:fail 用户拒绝', undefined],
  ['declined', 'getPhoneNumber:fail 用户取消', undefined],
  ['declined', 'getPhoneNumber:fail:cancel to confirm login', undefined],
  [
    'needs-verification',
    'The mobile phone user bound needs to be verified. Please complete the SMS verification step on the client',
    undefined,
  ],
  ['no-number', 'getPhoneNumber:fail 用户未绑定手机，请先在微信客户端进行绑定后重试', undefined],
  ['no-number', 'getPhoneNumber:fail 10000', undefined],
  ['failed', 'getPhoneNumber:fail 100001', undefined],
  ['too-frequent', 'getPhoneNumber:fail', 510001],
  ['too-frequent', 'getPhoneNumber:fail 操作过于频繁', undefined],
  ['failed', 'getPhoneNumber:fail system permission denied', 3],
  ['failed', 'getPhoneNumber:fail system permission denied', undefined],
  [
    'failed',
    'getPhoneNumber:fail jsapi has no permission, event=x, runningState=suspend, permissionMsg=permission got',
    102,
  ],
  ['failed', 'getPhoneNumber:fail internal error', 4],
  ['failed', 'getPhoneNumber:fail', undefined],
  ['failed', 'getPhoneNumber:ok', 0],
  ['failed', undefined, undefined],
];

describe('classifyPhoneEvent', () => {
  it.each(refusals)('reads as %s: %s [%s]', (kind, errMsg, errno) => {
    expect(classifyPhoneEvent('quick', { errMsg, errno }).kind).toBe(kind);
  });

  it('keeps text and number for developers', () => {
    expect(
      classifyPhoneEvent('quick', { errMsg: 'a:fail no permission', errno: 102 }),
    ).toStrictEqual({ kind: 'no-permission', raw: 'a:fail no permission [102]' });
    expect(classifyPhoneEvent('quick', {})).toStrictEqual({ kind: 'failed', raw: '(no errMsg)' });
  });

  it('grants with a code, whatever else is said', () => {
    const detail = {
      code: 'c',
      errMsg: 'getPhoneNumber:fail user deny',
      encryptedData: 'e',
      iv: 'i',
    };
    expect(classifyPhoneEvent('realtime', detail)).toStrictEqual({
      kind: 'granted',
      grant: { kind: 'code', component: 'realtime', code: 'c' },
    });
  });

  it('takes the legacy payload of a client that sends no code', () => {
    const detail = { errMsg: 'getPhoneNumber:ok', encryptedData: 'e', iv: 'i', cloudID: 'c' };
    expect(classifyPhoneEvent('quick', detail)).toStrictEqual({
      kind: 'granted',
      grant: { kind: 'encrypted', encryptedData: 'e', iv: 'i' },
    });
  });

  it('prefers a CloudID where the transport can use one', () => {
    const detail = { errMsg: 'getPhoneNumber:ok', encryptedData: 'e', iv: 'i', cloudID: 'c' };
    expect(classifyPhoneEvent('quick', detail, true)).toStrictEqual({
      kind: 'granted',
      grant: { kind: 'cloudId', cloudId: 'c' },
    });
  });

  it.each([
    ['an empty CloudID', 'quick', { cloudID: '' }],
    ['a CloudID of the realtime button', 'realtime', { cloudID: 'c' }],
  ] as const)(
    'does not take %s for a grant where the transport takes CloudIDs',
    (_name, by, detail) => {
      expect(classifyPhoneEvent(by, detail, true).kind).toBe('failed');
    },
  );

  it.each([
    ['the other half of a payload', 'quick', { iv: 'i' }],
    ['a payload with nothing in it', 'quick', { encryptedData: '', iv: 'i' }],
    ['half a payload', 'quick', { encryptedData: 'e' }],
    ['an empty code', 'quick', { code: '', errMsg: 'getPhoneNumber:ok' }],
    ['a code that is no text', 'quick', { code: 7, errMsg: 'getPhoneNumber:ok' }],
    ['a payload of the realtime button', 'realtime', { encryptedData: 'e', iv: 'i' }],
  ] as const)('does not take %s for a grant', (_name, component, detail) => {
    expect(classifyPhoneEvent(component, detail).kind).toBe('failed');
  });

  it('never throws, and never grants without a code or payload', () => {
    const detail = fc.oneof(
      fc.anything(),
      fc.record({ errMsg: fc.anything(), errno: fc.anything(), code: fc.anything() }),
    );
    const property = fc.property(detail, (anything) => {
      const outcome = classifyPhoneEvent('quick', anything);
      const code = (anything as { readonly code?: unknown } | null | undefined)?.code;
      return outcome.kind !== 'granted' || (typeof code === 'string' && code !== '');
    });
    expect(() => {
      fc.assert(property);
    }).not.toThrow();
  });
});
