import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { WechatNumber } from '../gateway/gateway';
import type { Random } from '../random';
import type { StoredPhone } from '../store/store';
import { maskNumber } from './masked-number';

/** Turns numbers into what may be stored, and back for the few who must know them. */
export interface PhoneVault {
  seal(number: WechatNumber): StoredPhone;
  open(phone: StoredPhone): string;
}

const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/**
 * Makes the vault: AES-256-GCM for the number, a keyed digest to find its owner without opening it.
 * @param key 32 bytes; whoever has it and the store can read every number.
 */
export function createPhoneVault(key: Buffer, random: Random): PhoneVault {
  const sealingKey = derive(key, 'phone sealing');
  const digestKey = derive(key, 'phone digest');
  return {
    seal: ({ countryCode, pureNumber }) => {
      const plain = `+${countryCode}${pureNumber}`;
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv);
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return {
        sealed: Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url'),
        digest: createHmac('sha256', digestKey).update(plain).digest('base64url'),
        masked: maskNumber(pureNumber),
        countryCode,
      };
    },
    open: ({ sealed }) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
