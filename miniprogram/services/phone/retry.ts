import type { Failure, NoResponseReason, ProblemCode } from '../../models/failure';
import type { Cancel, Platform } from '../../platform/platform';
import type { Moment } from './grant-life';
import { timeLeft } from './grant-life';
import type { PendingGrant } from './pending-grant';

/** Longest wait after the first failure; it doubles with each further one. */
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

const noResponses: Readonly<Record<NoResponseReason, boolean>> = {
  offline: true,
  timeout: true,
  interrupted: true,
  aborted: true,
  // Wrong in the configuration, and still wrong in a minute.
  'address-refused': false,
  'not-configured': false,
};

/** Problems that say nothing about the grant and pass (docs/backend.md, Problems). */
const passing: readonly ProblemCode[] = [
  'wechat-busy',
  'wechat-unavailable',
  'rate-limited',
  // About the sign-in, which begins anew each time; the grant was not looked at.
  'login-code-invalid',
  'session-invalid',
];

/** A gateway speaking for a backend that did not respond. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/** Whether sending the same again by itself can help: only when no response about the grant came. */
export function isPassing(failure: Failure): boolean {
  switch (failure.kind) {
    case 'no-response':
      return noResponses[failure.reason];
    case 'bad-gateway-response':
      return gatewayStatuses.includes(failure.status);
    case 'problem':
      return passing.includes(failure.code);
    // `wx.login` fails where there is no network, and for hardly anything else.
    case 'login-unavailable':
      return true;
    // A response that is not in the contract: the next one would be the same.
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
  const asked = 'retryAfterSeconds' in failure ? failure.retryAfterSeconds : null;
  const delay = Math.round(asked === null ? spread : Math.max(spread, asked * 1000));
  return delay < timeLeft ? delay : null;
}

/** The next try of the grant that is sent now. */
export interface Retry {
  plan(pending: PendingGrant, failure: Failure): void;
  stop(): void;
  isPlanned(): boolean;
}

/**
 * Plans when `run` is called next, at most once at a time. When no further try can help, it is called at
 * the end of the grant's life: it then sends nothing, and pages are told that the grant has expired.
 */
export function createRetry(
  platform: Pick<Platform, 'after' | 'random'>,
  clock: () => Moment,
  run: () => void,
): Retry {
  let cancel: Cancel | null = null;
  let last: string | null = null;
  let tries = 0;
  return {
    plan: ({ idempotencyKey: key, tapped }, failure) => {
      tries = key === last ? tries + 1 : 1;
      last = key;
      const left = timeLeft(tapped, clock());
      cancel = platform.after(retryDelay(failure, tries, left, platform.random()) ?? left, run);
    },
    stop: () => {
      cancel?.();
      cancel = null;
    },
    isPlanned: () => cancel !== null,
  };
}
