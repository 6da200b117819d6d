import type { Failure } from '../../../../../miniprogram/models/failure';
import {
  failureOf,
  ignoreFailure,
  serviceError,
} from '../../../../../miniprogram/services/backend/service-error';

describe('the one error of services', () => {
  it.each<[Failure, readonly string[]]>([
    [{ kind: 'no-response', reason: 'timeout' }, ['no answer', 'timeout']],
    [
      { kind: 'bad-gateway-response', status: 502, retryAfterSeconds: null },
      ['502', 'in front of it'],
    ],
    [{ kind: 'unreadable', status: 200, path: 'phone.masked' }, ['200', '"phone.masked"']],
    [
      { kind: 'problem', status: 409, code: 'phone-already-bound', retryAfterSeconds: null },
      ['409', '"phone-already-bound"'],
    ],
    [
      { kind: 'login-unavailable', cause: 'passing', reason: 'login:fail' },
      ['wx.login', 'login:fail'],
    ],
  ])('carries %j and says it to developers', (failure, words) => {
    const error = serviceError(failure);
    expect(failureOf(error)).toBe(failure);
    expect(words.filter((word) => !error.message.includes(word))).toStrictEqual([]);
  });

  it.each([[new Error('a bug')], [{ failure: { kind: 'no-response' } }], ['text'], [undefined]])(
    'lets pass on what no service threw: %s',
    (thrown) => {
      let passed: unknown = 'nothing';
      try {
        failureOf(thrown);
      } catch (error) {
        passed = error;
      }
      expect(passed).toBe(thrown);
    },
  );

  it('is ignored where it changes nothing, and a bug is not', () => {
    expect(() => {
      ignoreFailure(serviceError({ kind: 'no-response', reason: 'offline' }));
    }).not.toThrow();
    expect(() => {
      ignoreFailure(new TypeError('a bug'));
    }).toThrow('a bug');
  });
});
