import type { Failure, ProblemCode } from '../../models/failure';
import { asRecord, isCount } from './decode';

/** Listed once, typed against the union: a code missing here does not compile. */
const problemCodes: Readonly<Record<ProblemCode, true>> = {
  'invalid-request': true,
  'login-code-invalid': true,
  'phone-code-invalid': true,
  'login-blocked': true,
  'session-invalid': true,
  'not-found': true,
  'idempotency-key-missing': true,
  'idempotency-key-reused': true,
  'phone-already-bound': true,
  'sms-code-wrong': true,
  'sms-code-expired': true,
  'sms-too-many-guesses': true,
  'number-invalid': true,
  'nickname-rejected': true,
  'avatar-rejected': true,
  'wechat-session-stale': true,
  'rate-limited': true,
  'wechat-busy': true,
  'wechat-unavailable': true,
  'wechat-misconfigured': true,
  internal: true,
};

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.prototype.hasOwnProperty.call(problemCodes, code);
}

/** What an answer with an error status means: a problem document of the contract, or neither. */
export function readErrorAnswer(status: number, body: unknown): Failure {
  const problem = asRecord(body);
  const code = problem?.['code'];
  if (!isProblemCode(code)) return { kind: 'unavailable', status };
  const wait = problem?.['retryAfterSeconds'];
  return { kind: 'problem', status, code, retryAfterSeconds: isCount(wait) ? wait : null };
}
