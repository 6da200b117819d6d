import { chooseMessages } from '../../../../miniprogram/i18n/choose-messages';
import { failureText } from '../../../../miniprogram/i18n/failure-text';
import type { FailureMessages } from '../../../../miniprogram/i18n/messages';
import type { Failure } from '../../../../miniprogram/models/failure';

const cases: readonly (readonly [Failure, keyof FailureMessages])[] = [
  [{ kind: 'no-response', reason: 'offline' }, 'offline'],
  [{ kind: 'no-response', reason: 'aborted' }, 'offline'],
  [{ kind: 'no-response', reason: 'timeout' }, 'timeout'],
  [{ kind: 'no-response', reason: 'interrupted' }, 'timeout'],
  [{ kind: 'no-response', reason: 'address-refused' }, 'notConfigured'],
  [{ kind: 'no-response', reason: 'not-configured' }, 'notConfigured'],
  [{ kind: 'bad-gateway-response', status: 502, retryAfterSeconds: null }, 'unavailable'],
  [{ kind: 'unreadable', status: 200, path: 'id' }, 'unavailable'],
  [{ kind: 'no-response', reason: 'insecure' }, 'insecure'],
  [{ kind: 'no-response', reason: 'file-gone' }, 'fileGone'],
  [{ kind: 'no-response', reason: 'request-refused' }, 'unavailable'],
  [{ kind: 'login-unavailable', cause: 'passing', reason: 'login:fail' }, 'offline'],
  [{ kind: 'login-unavailable', cause: 'misconfigured', reason: '' }, 'notConfigured'],
  [{ kind: 'login-unavailable', cause: 'banned', reason: '' }, 'unavailable'],
  [{ kind: 'login-unavailable', cause: 'too-frequent', reason: '' }, 'rateLimited'],
  [{ kind: 'problem', status: 429, code: 'rate-limited', retryAfterSeconds: 1 }, 'rateLimited'],
  [
    { kind: 'problem', status: 403, code: 'login-blocked', retryAfterSeconds: null },
    'loginBlocked',
  ],
  [{ kind: 'problem', status: 500, code: 'internal', retryAfterSeconds: null }, 'unavailable'],
];

describe('failureText', () => {
  it.each(cases)('says of %j: %s', (failure, key) => {
    const t = chooseMessages('zh_CN').failure;
    expect(failureText(t, failure)).toBe(t[key]);
  });
});
