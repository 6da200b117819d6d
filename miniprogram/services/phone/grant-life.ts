/** A code lives five minutes from the tap, not from the consent (docs/wechat-facts.md §5.1). */
export const GRANT_LIFE_MS = 5 * 60 * 1000;

/** Not sent in its last seconds: it would be dead on arrival. */
export const GRANT_MARGIN_MS = 5000;

/** Clocks that differ by more than this cannot both be right. */
const TOLERANCE_MS = 60_000;

/** One moment on every clock that could be read; all in milliseconds. */
export interface Moment {
  /** Of this phone: anybody may change it at any time. */
  readonly wall: number;
  /** Of this run of the program; null in a record of an earlier run. */
  readonly monotonic: number | null;
  /** Of the backend, by the `Date` of its answers; null before the first. */
  readonly server: number | null;
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;

/**
 * How old a code is. In the run of the tap the monotonic clock says it, unless the server's clock
 * makes the code younger by more than a minute: the phone's clock, on which the monotonic one is
 * built, was set forward. Where it makes the code older, or puts the tap into the future, the phone
 * was set before the tap and the tap was misdated, or nobody can tell. After a restart the server's
 * clock says it, and the phone's only where there is none; a tap in the future counts as just now. A
 * code sent in vain costs nothing, a code thrown away has been paid for.
 */
export function ageOf(tapped: Moment, now: Moment): number {
  const monotonic = between(tapped.monotonic, now.monotonic);
  const server = between(tapped.server, now.server);
  if (monotonic === null) return Math.max(0, server ?? now.wall - tapped.wall);
  const isYounger = server !== null && server > -TOLERANCE_MS && monotonic - server > TOLERANCE_MS;
  return Math.max(0, isYounger ? server : monotonic);
}

/** Milliseconds in which a code may still be sent; 0 when it is too late. */
export function timeLeft(tapped: Moment, now: Moment): number {
  return Math.max(0, GRANT_LIFE_MS - GRANT_MARGIN_MS - ageOf(tapped, now));
}

/** A moment of an earlier run in the clocks of this one, from where it goes on ageing. */
export function takeOver(tapped: Moment, now: Moment): Moment {
  return now.monotonic === null
    ? tapped
    : { ...tapped, monotonic: now.monotonic - ageOf({ ...tapped, monotonic: null }, now) };
}

/** A moment of this run with the server's time, once that is known and whenever it proves wrong. */
export function dateByServer(moment: Moment, now: Moment): Moment {
  if (now.server === null || moment.monotonic === null) return moment;
  const server = now.server - ageOf(moment, now);
  const known = moment.server ?? Number.POSITIVE_INFINITY;
  return Math.abs(known - server) <= TOLERANCE_MS ? moment : { ...moment, server };
}
