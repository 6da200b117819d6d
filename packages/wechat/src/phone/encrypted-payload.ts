import { createCipheriv, createDecipheriv } from 'node:crypto';

/** What the phone payload says once decrypted (docs/wechat-facts.md §5.4). */
export interface PhonePayload {
  readonly phoneNumber: string;
  readonly purePhoneNumber: string;
  readonly countryCode: string;
  /** `timestamp` in seconds. */
  readonly watermark: { readonly appid: string; readonly timestamp: number };
}

export interface EncryptedPayload {
  readonly encryptedData: string;
  readonly iv: string;
}

/**
 * Encrypts the payload of an old client: AES-128-CBC, PKCS#7, all three parts in base64
 * (docs/wechat-facts.md §5.4).
 */
export function encryptPayload(
  payload: PhonePayload,
  sessionKey: string,
  iv: Buffer,
): EncryptedPayload {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()]);
  return { encryptedData: data.toString('base64'), iv: iv.toString('base64') };
}

/** The reverse; throws when the key is not the one it was encrypted under. */
export function decryptPayload(
  { encryptedData, iv }: EncryptedPayload,
  sessionKey: string,
): unknown {
  const decipher = createDecipheriv(
    'aes-128-cbc',
    Buffer.from(sessionKey, 'base64'),
    Buffer.from(iv, 'base64'),
  );
  const data = Buffer.concat([
    decipher.update(Buffer.from(encryptedData, 'base64')),
    decipher.final(),
  ]);
  return JSON.parse(data.toString('utf8'));
}
