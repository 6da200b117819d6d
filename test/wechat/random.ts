/** Repeatable randomness: the same seed gives the same codes, keys and tokens in the same order. */
export interface Random {
  /** `size` pseudo-random bytes. */
  bytes(size: number): Buffer;
  /** `length` characters out of A–Z, a–z, 0–9, `-` and `_`. */
  token(length: number): string;
  /** Starts again at the seed. */
  restart(): void;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Makes a generator from an unsigned 32-bit seed (mulberry32). It is predictable on purpose and
 * protects nothing: only the simulation may use it.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const byte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 8) & 0xff;
  };
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, byte));
  return {
    bytes,
    token: (length) => Array.from(bytes(length), (value) => alphabet.charAt(value & 63)).join(''),
    restart: () => {
      state = seed >>> 0;
    },
  };
}
