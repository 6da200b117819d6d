import type { Clock } from './clock';
import { ProblemError } from './problem';

/** So many calls in so much time; `calls: Infinity` never limits. */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

/** Counts calls by key; throws the problem `rate-limited` for one too many. */
export type RateLimit = (key: string) => void;

/** Makes a limit over a sliding window. */
export function createRateLimit(clock: Clock, { calls, windowMs }: Limit): RateLimit {
  const times = new Map<string, number[]>();
  return (key) => {
    if (calls === Infinity) return;
    const now = clock.now();
    const recent = (times.get(key) ?? []).filter((at) => now - at < windowMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= calls) {
      throw new ProblemError('rate-limited', {
        retryAfterSeconds: Math.ceil((oldest + windowMs - now) / 1000),
      });
    }
    times.set(key, [...recent, now]);
  };
}
