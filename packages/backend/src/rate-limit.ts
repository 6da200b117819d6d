import type { Clock } from './clock';
import { ProblemError } from './problem';
import type { Store } from './store/store';

/** So many calls in so much time; `calls: Infinity` never limits. */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

/** Takes a counted call back: it did not happen after all. */
export type GiveBack = () => Promise<void>;

/** Counts calls by key; throws the problem `rate-limited` for one too many. */
export type RateLimit = (key: string) => Promise<GiveBack>;

/** What limits count with. */
export interface Counting {
  readonly store: Pick<Store, 'takeSlot' | 'giveSlotBack'>;
  readonly clock: Clock;
  /** Keyed: addresses and numbers stand in the store as what nobody can guess back. */
  readonly digestOf: (text: string) => string;
}

/**
 * Makes a limit over a sliding window, for all processes on the store together.
 * @param name tells the limit from the others; keys are counted apart by it
 */
export function createRateLimit(
  { store, clock, digestOf }: Counting,
  name: string,
  { calls, windowMs }: Limit,
): RateLimit {
  if (calls === Infinity) return () => Promise.resolve(() => Promise.resolve());
  return async (of) => {
    const slot = { key: digestOf(`${name} ${of}`), at: clock.now(), windowMs };
    const { fullSince } = await store.takeSlot(slot, calls);
    if (fullSince !== undefined) {
      throw new ProblemError('rate-limited', {
        retryAfterSeconds: Math.max(Math.ceil((fullSince + windowMs - slot.at) / 1000), 1),
      });
    }
    return () => store.giveSlotBack(slot);
  };
}
