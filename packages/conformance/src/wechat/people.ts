import { randomBytes, randomInt } from 'node:crypto';

import type { PhoneComponent, Platform } from 'miniprogram-host';
import type { PhoneNumber } from 'wechat-simulator';
import { createDevicePlatform } from 'wechat-simulator';

import { Violation } from '../violation';
import type { WechatStage } from './stage';

/** One person of the simulated platform, on a phone of their own. */
export interface Person {
  readonly userId: string;
  readonly openid: string;
  readonly number: PhoneNumber;
  loginCode(): Promise<string>;
  /** Taps, allows, and returns what the tap brought. */
  tap(component?: PhoneComponent): Promise<Tap>;
  /** The legacy payload of a client from before base library 2.21.2. */
  oldTap(): Promise<{ readonly encryptedData: string; readonly iv: string }>;
  /** The same person, who has another number from now on. */
  renumbered(number?: Digits): Person;
}

/** A number as WeChat knows it. */
export type Digits = Omit<PhoneNumber, 'id'>;

export interface Tap {
  readonly code: string;
  /** "" for real-time verification. */
  readonly cloudId: string;
}

/** People nobody has met before: a backend that remembers earlier runs meets new ones each time. */
export interface People {
  /** @param number @default a mainland number that no operator has given out */
  create(number?: Digits): Person;
  /** Every number of everybody so far, without calling code. */
  numbers(): readonly string[];
  openids(): readonly string[];
}

/** 154 is given to no operator, and passes the checks that mainland backends make: nobody can be rung. */
const freshNumber = (): Digits => ({
  countryCode: '86',
  purePhoneNumber: `154${String(randomInt(1e8)).padStart(8, '0')}`,
});

export function createPeople({ wechat, appid }: WechatStage): People {
  const run = randomBytes(6).toString('hex');
  const numbers: string[] = [];
  const openids = new Set<string>();

  const withNumber = (userId: string, digits: Digits): Person => {
    const number = { id: 'own', ...digits };
    wechat.directory.saveUser({ id: userId, nickname: userId, numbers: [number] });
    const openid = wechat.directory.openid(appid, userId) ?? '';
    numbers.push(number.purePhoneNumber);
    openids.add(openid);
    const phone = createDevicePlatform(wechat, { userId });
    const oldPhone = createDevicePlatform(wechat, { userId, oldClient: true });
    return {
      userId,
      openid,
      number,
      loginCode: async () => (await phone.login({ appid })).code,
      tap: async (component = 'quick') => {
        const { code, cloudID: cloudId = '' } = await grant(phone, appid, component);
        return { code, cloudId };
      },
      oldTap: async () => {
        const { encryptedData = '', iv = '' } = await grant(oldPhone, appid, 'quick');
        return { encryptedData, iv };
      },
      renumbered: (other = freshNumber()) => withNumber(userId, other),
    };
  };

  return {
    create: (digits = freshNumber()) => withNumber(`conformance-${run}-${openids.size}`, digits),
    numbers: () => numbers,
    openids: () => [...openids],
  };
}

async function grant(phone: Platform, appid: string, component: PhoneComponent) {
  const answer = await phone.grantPhone({ appid, component, numberId: 'own' });
  if (answer.kind === 'granted') return answer;
  throw new Violation(
    `The simulated WeChat refused a tap (${answer.errMsg}); a fault of this kit.`,
  );
}
