import type { Failure, ProblemCode } from '../../models/failure';
import type { ExchangeResult } from '../../models/phone';

type Verdict = Exclude<ExchangeResult, { readonly kind: 'bound' }>;

/** What each problem says about the grant; the rest say nothing about it. */
const verdicts: Readonly<
  Record<ProblemCode, 'rejected' | 'session-stale' | 'conflict' | 'unsettled'>
> = {
  'phone-code-invalid': 'rejected',
  'invalid-request': 'rejected',
  'idempotency-key-reused': 'rejected',
  'idempotency-key-missing': 'rejected',
  'phone-already-bound': 'conflict',
  'wechat-session-stale': 'session-stale',
  // Answers to typed numbers and profiles; for a grant they would be a bug of the backend.
  'sms-code-wrong': 'unsettled',
  'sms-code-expired': 'unsettled',
  'sms-too-many-guesses': 'unsettled',
  'number-invalid': 'unsettled',
  'nickname-rejected': 'unsettled',
  'avatar-rejected': 'unsettled',
  'login-code-invalid': 'unsettled',
  'login-blocked': 'unsettled',
  'session-invalid': 'unsettled',
  'not-found': 'unsettled',
  'rate-limited': 'unsettled',
  'wechat-busy': 'unsettled',
  'wechat-unavailable': 'unsettled',
  'wechat-misconfigured': 'unsettled',
  internal: 'unsettled',
};

/**
 * What a failed exchange says about the grant. Only an answer about the grant itself ends it; after
 * everything else it is sent again under the same key, and the backend tells repeats apart.
 */
export function exchangeVerdict(failure: Failure): Verdict {
  const verdict = failure.kind === 'problem' ? verdicts[failure.code] : 'unsettled';
  switch (verdict) {
    case 'rejected':
    case 'session-stale':
      return { kind: 'spent', reason: verdict };
    case 'conflict':
      return { kind: 'conflict' };
    case 'unsettled':
      return { kind: 'unsettled', failure };
  }
}
