/** A grant lives five minutes from the tap, not from the consent (docs/wechat-facts.md §5.1). */
export const GRANT_LIFE_MS = 5 * 60 * 1000;

/** In its last seconds a grant is not sent: it would arrive too late. */
export const GRANT_MARGIN_MS = 5000;

/** As long as the backend keeps its responses under a key (docs/backend.md): later there is nothing to ask. */
const RESPONSES_KEPT_MS = 24 * 60 * 60 * 1000;

/** Clocks that differ by more than this cannot both be right. */
const TOLERANCE_MS = 60_000;

/** One moment on every clock that could be read; all in milliseconds. */
export interface Moment {
  /** Of this phone: anybody may change it at any time. */
  readonly wall: number;
  /** Of this run of the program; null in a record of an earlier run. */
  readonly monotonic: number | null;
  /** Of the backend, by the `Date` of its responses; null before the first. */
  readonly server: number | null;
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;

/**
 * How old a grant is, in milliseconds. In doubt it is the younger age: a grant that is sent in vain
 * costs nothing, a grant that is thrown away was paid for.
 *
 * - In the run of the tap the monotonic clock counts. It stands on the phone's clock and is wrong once
 *   that was set forward: when the server's clock makes the grant more than a minute younger, the
 *   server's counts.
 * - After a restart the monotonic clock has begun anew. The server's clock counts, or the phone's where
 *   the server's is not known.
 * - A tap in the future counts as just now.
 */
export function ageOf(tapped: Moment, now: Moment): number {
  const monotonic = between(tapped.monotonic, now.monotonic);
  const server = between(tapped.server, now.server);
  if (monotonic === null) return Math.max(0, server ?? now.wall - tapped.wall);
  const isYounger = server !== null && server > -TOLERANCE_MS && monotonic - server > TOLERANCE_MS;
  return Math.max(0, isYounger ? server : monotonic);
}

/** Milliseconds in which a grant may still be sent; 0 when it is too late. */
export function timeLeft(tapped: Moment, now: Moment): number {
  return Math.max(0, GRANT_LIFE_MS - GRANT_MARGIN_MS - ageOf(tapped, now));
}

/** Whether the backend may still know what it said about a grant that was sent while it lived. */
export function isRemembered(tapped: Moment, now: Moment): boolean {
  return ageOf(tapped, now) < RESPONSES_KEPT_MS;
}

/** A moment of an earlier run, with its monotonic time as the clock of this run would have shown it. */
export function takeOver(tapped: Moment, now: Moment): Moment {
  return now.monotonic === null
    ? tapped
    : { ...tapped, monotonic: now.monotonic - ageOf({ ...tapped, monotonic: null }, now) };
}

/** A moment of this run with the server's time of it, once that is known; corrected when it was wrong. */
export function dateByServer(moment: Moment, now: Moment): Moment {
  if (now.server === null || moment.monotonic === null) return moment;
  const server = now.server - ageOf(moment, now);
  const known = moment.server ?? Number.POSITIVE_INFINITY;
  return Math.abs(known - server) <= TOLERANCE_MS ? moment : { ...moment, server };
}
