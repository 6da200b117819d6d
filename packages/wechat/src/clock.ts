/** Where the simulated platform reads the time; milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now() };
