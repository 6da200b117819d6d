import type { Stand } from '../start/stand';
import { defaultAccount } from '../wechat/seed';
import { eventually } from './eventually';

/** A number as a person types it. */
export interface OwnNumber {
  readonly countryCode: string;
  readonly number: string;
}

/** The first number of the person who holds the phone. */
export const firstNumber: OwnNumber = { countryCode: '86', number: '13580006666' };

/** The SMS code sent last to this number, once it was sent. */
export function smsCodeFor(stand: Stand, { number }: OwnNumber): Promise<string> {
  return eventually(`an SMS to ${number}`, () => {
    const sent = stand.smsMessages().filter((message) => message.number.pureNumber === number);
    return Promise.resolve(sent.at(-1)?.smsCode);
  });
}

/** Somebody else signs in on their own phone and binds this number by hand. */
export async function bindToSomebodyElse(stand: Stand, number: OwnNumber): Promise<void> {
  const call = async (
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(`${stand.backendUrl}/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${await response.text()}`);
    return response.json() as Promise<Readonly<Record<string, unknown>>>;
  };
  const { token } = await call('/sessions', {
    code: stand.wechat.login(defaultAccount.appid, 'chen'),
  });
  const signedIn = { authorization: `Bearer ${String(token)}` };
  await call('/sms-codes', number, signedIn);
  const smsCode = await smsCodeFor(stand, number);
  await call(
    '/user/phone',
    { kind: 'sms', ...number, smsCode },
    { ...signedIn, 'idempotency-key': 'somebody-else-binds-this-number-0' },
  );
}
