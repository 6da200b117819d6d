import type { Clock } from './clock';
import { ProblemError } from './problem';

/** So many calls in so much time; `calls: Infinity` never limits. */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

/** Counts calls by key; throws the problem `rate-limited` for one too many. */
export type RateLimit = (key: string) => void;

/** Makes a limit over a sliding window. Remembers nobody much longer than the window. */
export function createRateLimit(clock: Clock, { calls, windowMs }: Limit): RateLimit {
  const times = new Map<string, readonly number[]>();
  let sweptAt = clock.now();
  const sweep = (now: number): void => {
    if (now - sweptAt < windowMs) return;
    sweptAt = now;
    for (const [key, past] of times) if (now - (past.at(-1) ?? 0) >= windowMs) times.delete(key);
  };
  return (key) => {
    if (calls === Infinity) return;
    const now = clock.now();
    sweep(now);
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
