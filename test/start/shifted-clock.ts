import type { Clock } from 'wechat-simulator';

/** A clock that can be put ahead, so that nobody has to wait for a code to grow old. */
export interface ShiftedClock extends Clock {
  /** Puts it ahead by this many milliseconds more. */
  advance(ms: number): void;
  /** How far it is ahead, in milliseconds. */
  ahead(): number;
  /** Puts it right again. */
  restore(): void;
}

export function createShiftedClock(clock: Clock): ShiftedClock {
  let ahead = 0;
  return {
    now: () => clock.now() + ahead,
    advance(ms) {
      ahead += ms;
    },
    ahead: () => ahead,
    restore() {
      ahead = 0;
    },
  };
}
