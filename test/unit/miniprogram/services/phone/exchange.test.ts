import type { Failure, ProblemCode } from '../../../../../miniprogram/models/failure';
import { exchangeVerdict } from '../../../../../miniprogram/services/phone/exchange';
import { isPassing } from '../../../../../miniprogram/services/phone/retry';
import { noResponseReasons, problemCodes } from '../../failures';

const problem = (code: ProblemCode): Failure => ({
  kind: 'problem',
  status: 422,
  code,
  retryAfterSeconds: null,
});

const codesWith = (isIt: (failure: Failure) => boolean): readonly ProblemCode[] =>
  problemCodes.filter((code) => isIt(problem(code)));

describe('what a failed exchange says about the code', () => {
  it('is its end only when the answer is about the code itself', () => {
    const ended = codesWith((failure) => exchangeVerdict(failure).kind === 'spent');
    expect([...ended].sort()).toStrictEqual([
      'idempotency-key-missing',
      'idempotency-key-reused',
      'invalid-request',
      'phone-code-invalid',
      'wechat-session-stale',
    ]);
    expect(exchangeVerdict(problem('wechat-session-stale'))).toStrictEqual({
      kind: 'spent',
      reason: 'session-stale',
    });
    expect(exchangeVerdict(problem('phone-code-invalid'))).toStrictEqual({
      kind: 'spent',
      reason: 'rejected',
    });
  });

  it('is a question when the number belongs to another account', () => {
    expect(exchangeVerdict(problem('phone-already-bound'))).toStrictEqual({ kind: 'conflict' });
  });

  it('is nothing otherwise, and is handed on as it was', () => {
    const failures: readonly Failure[] = [
      problem('internal'),
      { kind: 'bad-gateway-response', status: 502, retryAfterSeconds: 3 },
      { kind: 'unreadable', status: 200, path: 'user' },
      { kind: 'login-unavailable', cause: 'passing', reason: '' },
      { kind: 'no-response', reason: 'timeout' },
    ];
    failures.forEach((failure) => {
      expect(exchangeVerdict(failure)).toStrictEqual({ kind: 'unsettled', failure });
    });
  });
});

describe('sending the same again by itself', () => {
  it('can help after every response that is no verdict, and after none', () => {
    const open = codesWith((failure) => exchangeVerdict(failure).kind === 'unsettled');
    expect(open.filter((code) => !isPassing(problem(code)))).toStrictEqual([]);
    expect(open).toContain('internal');
    const reasons = noResponseReasons.filter((reason) =>
      isPassing({ kind: 'no-response', reason }),
    );
    expect([...reasons].sort()).toStrictEqual([
      'aborted',
      'insecure',
      'interrupted',
      'offline',
      'timeout',
    ]);
    const statuses = Array.from({ length: 300 }, (_, index) => 300 + index).filter((status) =>
      isPassing({ kind: 'bad-gateway-response', status, retryAfterSeconds: null }),
    );
    expect(statuses).toHaveLength(300);
  });
});
