import type { PhoneComponent } from 'miniprogram-host';

import type { PhoneNumber } from '../directory';
import type { PhonePayload } from './encrypted-payload';

/** What a phone code stands for until it is exchanged. */
export interface PhoneGrant {
  readonly appid: string;
  readonly openid: string;
  readonly component: PhoneComponent;
  readonly number: PhoneNumber;
}

/** The number as every phone payload of WeChat writes it; foreign numbers carry their calling code. */
export function phonePayload(appid: string, number: PhoneNumber, at: number): PhonePayload {
  const { countryCode, purePhoneNumber } = number;
  return {
    phoneNumber: countryCode === '86' ? purePhoneNumber : `${countryCode}${purePhoneNumber}`,
    purePhoneNumber,
    countryCode,
    watermark: { appid, timestamp: Math.floor(at / 1000) },
  };
}
