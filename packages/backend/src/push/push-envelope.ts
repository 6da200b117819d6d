import { createDecipheriv, createHash } from 'node:crypto';

import { isSameSecret } from '../digest';

/** What WeChat's servers put around a message in 安全模式 (official page 消息推送). */
export interface OpenedEnvelope {
  readonly message: string;
  /** The account it was made for. */
  readonly appid: string;
}

/** Whether the signature is SHA-1 in hex over the parts in dictionary order, the token among them. */
export function isSigned(parts: readonly string[], signature: string): boolean {
  const right = createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
  return isSameSecret(right, signature);
}

/**
 * Opens a message: AES-256-CBC whose IV is the beginning of the key, around 16 random bytes, the length of the
 * text in four bytes, the text and the appid, filled up to blocks of 32 bytes. `undefined` when it was made with
 * another key.
 * @param encodingAesKey 43 characters, as in the console
 */
export function openEnvelope(
  encrypted: string,
  encodingAesKey: string,
): OpenedEnvelope | undefined {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    decipher.setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
    const end = 20 + plain.readUInt32BE(16);
    if (end > plain.length) return undefined;
    return { message: plain.toString('utf8', 20, end), appid: plain.toString('utf8', end) };
  } catch {
    return undefined;
  }
}
