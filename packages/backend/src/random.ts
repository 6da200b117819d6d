import { randomBytes } from 'node:crypto';

/** Where tokens, ids and keys come from. */
export interface Random {
  bytes(size: number): Buffer;
}

/** The operating system's randomness; the only one fit for tokens outside tests. */
export const systemRandom: Random = { bytes: (size) => randomBytes(size) };
