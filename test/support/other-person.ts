import { eventually } from 'onboarding-testing';
import { createDevicePlatform } from 'wechat-simulator';

import type { Stand } from '../start/stand';

/** A number as a person types it. */
export interface OwnNumber {
  readonly countryCode: string;
  readonly number: string;
}

/** The first number of the person who holds the phone. */
export const firstNumber: OwnNumber = { countryCode: '86', number: '13580006666' };
/** The only number of the other person. */
export const otherNumber: OwnNumber = { countryCode: '86', number: '12066600001' };

const otherPerson = 'chen';

/** The SMS code sent last to this number, once it was sent. */
export function smsCodeFor(stand: Stand, { number }: OwnNumber): Promise<string> {
  return eventually(`an SMS to ${number}`, () => {
    const sent = stand.smsMessages().filter((message) => message.number.pureNumber === number);
    return Promise.resolve(sent.at(-1)?.smsCode);
  });
}

/** The other person, on a phone of their own, binds a number by typing it: their account has it then. */
export async function bindElsewhereByHand(stand: Stand, number: OwnNumber): Promise<void> {
  const call = await signInElsewhere(stand);
  await call('/sms-codes', number);
  const smsCode = await smsCodeFor(stand, number);
  await call('/user/phone', { kind: 'sms', ...number, smsCode });
}

/** The other person binds their own number by a tap, which is charged. */
export async function bindElsewhereByTap(stand: Stand): Promise<void> {
  const call = await signInElsewhere(stand);
  const { appid } = stand.account;
  const device = createDevicePlatform(stand.wechat, { userId: otherPerson });
  const component = 'quick';
  const grant = await device.grantPhone({ appid, component, numberId: 'test' });
  if (grant.kind === 'refused') throw new Error(grant.errMsg);
  await call('/user/phone', { kind: 'code', component, code: grant.code });
}

async function signInElsewhere(stand: Stand) {
  const call = async (path: string, body: object, headers: object = {}) => {
    const response = await fetch(`${stand.backendUrl}/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const loginCode = stand.wechat.login(stand.account.appid, otherPerson);
  const { token } = await call('/sessions', { loginCode });
  const headers = {
    authorization: `Bearer ${String(token)}`,
    'idempotency-key': 'the-other-person-binds-a-number',
  };
  return (path: string, body: object) => call(path, body, headers);
}
