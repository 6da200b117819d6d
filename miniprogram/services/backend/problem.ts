import type { Failure, ProblemCode } from '../../models/failure';
import { asRecord, isWait } from './decode';

/** What the program recognises, listed once: a code of the contract that is missing here does not compile. */
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
  const known: Readonly<Record<string, unknown>> = problemCodes;
  return typeof code === 'string' && known[code] === true;
}

/** Seconds of a `Retry-After` header. Its other form, a date, needs a clock that can be trusted. */
function readRetryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

/** What a response with an error status means: a problem document of the contract, or neither. */
export function readErrorResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Failure {
  const { code, retryAfterSeconds: wait } = asRecord(body) ?? {};
  const header = readRetryAfter(headers['retry-after']);
  if (!isProblemCode(code))
    return { kind: 'bad-gateway-response', status, retryAfterSeconds: header };
  return { kind: 'problem', status, code, retryAfterSeconds: isWait(wait) ? wait : header };
}
