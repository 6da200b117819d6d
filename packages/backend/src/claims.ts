import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from './clock';
import { ProblemError } from './problem';
import type { Random } from './random';
import type { Claim } from './store/store';

/** How long a claim holds without a sign of life; whoever comes back after a crash waits as long. */
const claimMs = 5000;
const prolongEveryMs = 1500;

/** How long a request waits for another process that works on the same thing. */
const patienceMs = 10_000;
const longestPauseMs = 250;

/** Work that only one process does at a time, as the claims in the store say. */
export interface Claims {
  fresh(): Claim;
  /** Does the work, and prolongs the claim as long as it takes. */
  holding<Result>(
    claim: Claim,
    prolong: (claim: Claim) => Promise<void>,
    work: () => Promise<Result>,
  ): Promise<Result>;
}

/** Makes the claims of one backend. */
export function createClaims({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: Random;
}): Claims {
  return {
    fresh: () => ({ id: random.bytes(12).toString('base64url'), until: clock.now() + claimMs }),
    holding: async ({ id }, prolong, work) => {
      const timer = setInterval(() => {
        // A store that does not answer now may do so the next time.
        prolong({ id, until: clock.now() + claimMs }).catch(() => undefined);
      }, prolongEveryMs);
      try {
        return await work();
      } finally {
        clearInterval(timer);
      }
    },
  };
}

/**
 * Tries until there is something, while another process works on it.
 * @throws `wechat-busy` after ten seconds: the client asks again
 */
export async function patiently<Found extends object>(
  attempt: () => Promise<Found | undefined>,
): Promise<Found> {
  const deadline = performance.now() + patienceMs;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (performance.now() > deadline) {
      throw new ProblemError('wechat-busy', { retryAfterSeconds: 1 });
    }
    await wait(pause);
  }
}
