import type { Failure, NoAnswerReason, ProblemCode } from '../../models/failure';

/** Longest wait after the first failure; it doubles with each further one. */
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

const noAnswers: Readonly<Record<NoAnswerReason, boolean>> = {
  offline: true,
  timeout: true,
  interrupted: true,
  aborted: true,
  // Wrong in the configuration, and still wrong in a minute.
  'address-refused': false,
  'not-configured': false,
};

/** Problems that say nothing about the code and pass (docs/backend.md, Problems). */
const passing: readonly ProblemCode[] = [
  'wechat-busy',
  'wechat-unavailable',
  'rate-limited',
  // About the sign-in, which begins anew each time; the code was not looked at.
  'login-code-invalid',
  'session-invalid',
];

/** A gateway speaking for a backend that gave no answer. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/** Whether sending the same again by itself can help: only when no answer about the code came. */
export function isPassing(failure: Failure): boolean {
  switch (failure.kind) {
    case 'no-answer':
      return noAnswers[failure.reason];
    case 'unavailable':
      return gatewayStatuses.includes(failure.status);
    case 'problem':
      return passing.includes(failure.code);
    // `wx.login` fails where there is no network, and for hardly anything else.
    case 'login-unavailable':
      return true;
    // Somebody answered, but not as the contract says: asking again at once gets the same.
    case 'unreadable':
      return false;
  }
}

/**
 * Milliseconds until the same is sent again, or null when the program does not try again by itself.
 *
 * Exponential from two seconds, capped at thirty, the upper half of it random; never earlier than
 * the backend asked for, and never at or after `timeLeft`.
 *
 * @param tries how often it was sent, at least 1
 * @param timeLeft milliseconds in which it may still be sent
 * @param random at least 0, less than 1
 */
export function retryDelay(
  failure: Failure,
  tries: number,
  timeLeft: number,
  random: number,
): number | null {
  if (!isPassing(failure)) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  const spread = wait / 2 + (wait / 2) * random;
  // Not every failure has one.
  const { retryAfterSeconds } = { retryAfterSeconds: null, ...failure };
  const delay = Math.round(Math.max(spread, (retryAfterSeconds ?? 0) * 1000));
  return delay < timeLeft ? delay : null;
}
