import fc from 'fast-check';

import type { HttpResult } from '../../miniprogram/platform/platform';
import { nobody, somebody } from './fake-backend';
import { problem } from './fake-platform';

/** Stands in generated texts: wherever it turns up, something from outside got through. */
export const MARK = '⟪outside⟫';

const anything = fc.anything({ withNullPrototype: true, withBigInt: true, maxDepth: 2 });

/** What clients say (docs/wechat-facts.md §1.3), and things that look like it. */
const spoken = fc.constantFrom(
  'getPhoneNumber:ok',
  'getPhoneNumber:fail user deny',
  'getPhoneNumber:fail:cancel',
  'getPhoneNumber:fail appid no enough quota',
  'getPhoneNumber:fail jsapi has no permission',
  'getPhoneNumber:fail privacy permission is not authorized',
  'getPhoneNumber:fail api scope is not declared in the privacy agreement',
  'getPhoneNumber:fail appid privacy api banned',
  'getPhoneNumber:fail not supported',
  'invoke getPhoneNumber too frequently',
  'getPhoneNumber:fail 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
  'getPhoneNumber:fail 用户未绑定手机，请先在微信客户端进行绑定后重试',
);

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((own) => MARK + own),
  spoken.map((own) => `${own} ${MARK}`),
  fc.constant(''),
);
const field = fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: anything });
const errno = fc.oneof(
  fc.constantFrom(0, 1, 4, 100, 102, 103, 104, 112, 1003, 1025, 101100, 101101, 101102, 1400001),
  fc.integer(),
  anything,
);

/** Details of phone events: of clients, of clients gone wrong, and of nothing at all. */
export const details: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 9,
    arbitrary: fc.record(
      { errMsg: field, errno, code: field, encryptedData: field, iv: field, cloudID: field },
      { requiredKeys: [] },
    ),
  },
);

const codes = fc.oneof(
  fc.constantFrom(
    'phone-code-invalid',
    'phone-already-bound',
    'wechat-session-stale',
    'session-invalid',
    'rate-limited',
    'wechat-busy',
    'number-invalid',
    'sms-code-wrong',
    'sms-code-expired',
    'sms-too-many-guesses',
    'login-blocked',
    'internal',
    'constructor',
    'toString',
  ),
  field,
);
const seconds = fc.oneof(fc.nat({ max: 900 }), fc.double(), anything);

/** A phone in the form of the contract, or nearly. */
const phone = fc.oneof(
  fc.constant(somebody.phone),
  fc.constantFrom(null, {}, { masked: '13800138078', countryCode: '86' }),
  fc.record({ masked: field, countryCode: field }, { requiredKeys: [] }),
  fc.record({
    masked: fc.stringMatching(/^\d{1,4}\*{0,3}\d{0,3}$/),
    countryCode: fc.constantFrom('86', '852', '+86', '', '0'),
  }),
);
const user = fc.oneof(
  fc.constantFrom(somebody, nobody),
  fc.record({ id: field, nickname: field, avatarUrl: field, phone }, { requiredKeys: [] }),
  phone.map((own) => ({ ...nobody, phone: own })),
);

const bodies = fc.oneof(
  anything,
  text,
  user,
  user.map((own) => ({ user: own })),
  fc.record({ resendAfterSeconds: seconds }),
  fc.record(
    { code: codes, title: text, detail: text, status: seconds, retryAfterSeconds: seconds },
    { requiredKeys: ['code'] },
  ),
);

/** Any response to a request, and every way to have none. */
export const results: fc.Arbitrary<HttpResult> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'offline' as const,
        'timeout' as const,
        'interrupted' as const,
        'aborted' as const,
        'insecure' as const,
        'file-gone' as const,
        'request-refused' as const,
        'address-refused' as const,
        'not-configured' as const,
      )
      .map((reason): HttpResult => ({ kind: 'no-response', reason })),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('response' as const),
      status: fc.oneof(
        fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 409, 422, 429, 500, 502, 503),
        fc.integer({ min: 100, max: 999 }),
      ),
      headers: fc.record(
        {
          date: text,
          'retry-after': fc.oneof(text, fc.constantFrom('3', '-1', '1e9', '99999999')),
        },
        { requiredKeys: [] },
      ),
      body: bodies,
    }),
  },
  {
    weight: 2,
    arbitrary: codes.map((code) => problem(422, typeof code === 'string' ? code : 'internal')),
  },
);
