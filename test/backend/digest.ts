import { createHash } from 'node:crypto';

/** SHA-256 in base64url: what is kept of tokens, codes and bodies instead of themselves. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
