import type { Failure, NoResponseReason } from '../../models/failure';
import type { Cancel, Platform } from '../../platform/platform';
import type { Moment } from './grant-life';
import { timeLeft } from './grant-life';
import type { PendingGrant } from './pending-grant';

/** Longest wait after the first failure; it doubles with each further one. */
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15_000;

/** A longer wait than this nobody is granted: the grant would die of it. */
const LONGEST_ASKED_MS = 60_000;

/** So long before the end the last try is made, whatever was asked: nothing is lost by it. */
const LAST_TRY_MS = 2000;

const SHORTEST_WAIT_MS = FIRST_WAIT_MS / 2;

const noResponses: Readonly<Record<NoResponseReason, boolean>> = {
  offline: true,
  timeout: true,
  interrupted: true,
  aborted: true,
  // A portal of the network may be in between, or the clock wrong, for a while.
  insecure: true,
  // Wrong in the configuration, and still wrong in a minute.
  'file-gone': false,
  'request-refused': false,
  'address-refused': false,
  'not-configured': false,
};

/**
 * Whether sending the same again by itself can help. After everything that is no verdict about the grant
 * (exchange.ts) it can, whoever spoke: the key makes a repetition harmless.
 */
export function isPassing(failure: Failure): boolean {
  return failure.kind !== 'no-response' || noResponses[failure.reason];
}

/**
 * Milliseconds until the same is sent again, or null when the program does not try again by itself.
 *
 * Exponential from two seconds, capped at fifteen, the upper half of it random. What the backend asks for
 * is kept up to a minute and up to half of `timeLeft`: however long it is, some tries are left, and one is
 * made in the last seconds.
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
  const latest = timeLeft - LAST_TRY_MS;
  if (!isPassing(failure) || latest < SHORTEST_WAIT_MS) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  const spread = wait / 2 + (wait / 2) * random;
  const seconds = ('retryAfterSeconds' in failure ? failure.retryAfterSeconds : null) ?? 0;
  const asked = Math.min(seconds * 1000, LONGEST_ASKED_MS, timeLeft / 2);
  return Math.round(Math.min(latest, Math.max(spread, asked)));
}

/** The next try of the grant that is sent now. */
export interface Retry {
  plan(pending: PendingGrant, failure: Failure): void;
  stop(): void;
  isPlanned(): boolean;
}

/**
 * Plans when `run` is called next, at most once at a time. When no further try can help, it is called at
 * the end of the grant's life. A grant whose life is over is asked about as long as nobody says what became
 * of it.
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
      const delay = retryDelay(failure, tries, left, platform.random()) ?? left;
      cancel = platform.after(left > 0 ? delay : LONGEST_WAIT_MS, run);
    },
    stop: () => {
      cancel?.();
      cancel = null;
    },
    isPlanned: () => cancel !== null,
  };
}
