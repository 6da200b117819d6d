import type { WechatNumber } from '../gateway/gateway';
import { maskNumber } from '../numbers/masked-number';
import type { Random } from '../random';
import { createKeyedDigest, createSealing } from '../sealing';
import type { StoredPhone } from '../store/store';

/** Turns numbers into what may be stored, and back for the few who must know them. */
export interface PhoneVault {
  seal(number: WechatNumber): StoredPhone;
  open(phone: StoredPhone): string;
}

/**
 * Makes the vault: a seal for the number, a keyed digest to find its owner without opening it.
 * @param key 32 bytes; whoever has it and the store can read every number.
 */
export function createPhoneVault(key: Buffer, random: Random): PhoneVault {
  const sealing = createSealing(key, 'phone sealing', random);
  const digestOf = createKeyedDigest(key, 'phone digest');
  return {
    seal: ({ countryCode, pureNumber }) => {
      const plain = `+${countryCode}${pureNumber}`;
      return {
        sealed: sealing.seal(plain),
        digest: digestOf(plain),
        masked: maskNumber(pureNumber),
        countryCode,
      };
    },
    open: ({ sealed }) => sealing.open(sealed),
  };
}
