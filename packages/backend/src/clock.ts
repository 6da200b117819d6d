/** Where the backend reads the time; milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock may count parts of a millisecond, as that of a simulation does; databases keep whole ones. */
export const inMilliseconds = (clock: Clock): Clock => ({ now: () => Math.floor(clock.now()) });
