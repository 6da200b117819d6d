import type { Clock } from '../clock';
import { ProblemError } from '../problem';
import type { ApiOutcome } from './api-call';
import type { NoVerdict } from './gateway';

/** What a call that brought neither a success nor a verdict about its code means. */
export function noVerdict(
  outcome: Exclude<ApiOutcome<never>, { kind: 'answered' }>,
  clock: Clock,
): NoVerdict {
  if (outcome.kind === 'unreachable') return { kind: 'unavailable', reason: outcome.reason };
  switch (outcome.errcode) {
    case -1:
      return { kind: 'busy', retryAfterSeconds: 1 };
    case 45011:
      // A limit per minute: it ends with the minute.
      return { kind: 'busy', retryAfterSeconds: 60 - (Math.floor(clock.now() / 1000) % 60) };
    case 61010:
      // WeChat has not seen the person for two hours: nothing is wrong here, and a visit mends it.
      return { kind: 'unavailable', reason: 'errcode 61010: not seen by WeChat for two hours' };
    default:
      return { kind: 'misconfigured', errcode: outcome.errcode };
  }
}

/** The problem a client is told when WeChat gave no verdict. */
export function noVerdictProblem(outcome: NoVerdict): ProblemError {
  switch (outcome.kind) {
    case 'busy':
      return new ProblemError('wechat-busy', { retryAfterSeconds: outcome.retryAfterSeconds });
    case 'unavailable':
      return new ProblemError('wechat-unavailable', { detail: outcome.reason });
    case 'misconfigured':
      return new ProblemError('wechat-misconfigured', {
        detail: `WeChat answered errcode ${outcome.errcode}.`,
      });
  }
}
