import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

import type { Random } from './random';

/** Makes texts unreadable in what is stored, and readable again. */
export interface Sealing {
  /** Another text every time; base64url. */
  seal(plain: string): string;
  /** @throws for a text that was changed, or sealed under another key or for another purpose */
  open(sealed: string): string;
}

/** One key for each purpose, so that nothing sealed for one opens as another. */
const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/**
 * AES-256-GCM: 12 bytes IV, 16 bytes tag, the ciphertext.
 * @param key 32 bytes; whoever has it and the store can read everything sealed.
 */
export function createSealing(key: Buffer, purpose: string, random: Random): Sealing {
  const sealingKey = derive(key, purpose);
  return {
    seal: (plain) => {
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv);
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}

/**
 * HMAC-SHA-256 in base64url: finds and compares what has too few possibilities for a plain digest, such as
 * numbers and six-digit codes, without anybody being able to try them all on a stolen file.
 */
export function createKeyedDigest(key: Buffer, purpose: string): (text: string) => string {
  const digestKey = derive(key, purpose);
  return (text) => createHmac('sha256', digestKey).update(text).digest('base64url');
}
