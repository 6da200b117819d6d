/**
 * Milliseconds that never run backwards, made from the wall clock: mini programs have no
 * `performance.now()`. A step back of the device clock stands still instead; a step forward is
 * passed on, so that a grant can only be thought older than it is, never younger.
 */
export function createMonotonicClock(now: () => number): () => number {
  let last = now();
  let elapsed = 0;
  return () => {
    const current = now();
    elapsed += Math.max(0, current - last);
    last = current;
    return elapsed;
  };
}
