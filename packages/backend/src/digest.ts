import { createHash, timingSafeEqual } from 'node:crypto';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** SHA-256 in base64url: what is kept of tokens, codes and bodies instead of themselves. */
export function digest(text: string): string {
  return sha256(text).toString('base64url');
}

/**
 * Whether two texts are the same, in a time that says nothing about where they differ. Compares digests,
 * which have one length whatever is sent.
 */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}
