import { randomBytes } from 'node:crypto';

/** Where the simulation's codes, keys and tokens come from. */
export interface Random {
  /** `size` random bytes. */
  bytes(size: number): Buffer;
  /** `length` characters out of A–Z, a–z, 0–9, `-` and `_`. */
  token(length: number): string;
  /** Starts again at the seed, where there is one. */
  restart(): void;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Makes a repeatable generator from an unsigned 32-bit seed (mulberry32): the same seed gives the same bytes in the
 * same order. It is predictable on purpose and protects nothing: only the simulation may use it.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const byte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 8) & 0xff;
  };
  return randomFrom(
    (size) => Buffer.from(Array.from({ length: size }, byte)),
    () => {
      state = seed >>> 0;
    },
  );
}

/** Makes a generator that never gives the same again, not after a restart and not in another process. */
export function createFreshRandom(): Random {
  return randomFrom(randomBytes, () => undefined);
}

const randomFrom = (bytes: Random['bytes'], restart: () => void): Random => ({
  bytes,
  token: (length) => Array.from(bytes(length), (value) => alphabet.charAt(value & 63)).join(''),
  restart,
});
