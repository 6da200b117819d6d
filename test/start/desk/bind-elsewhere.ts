import { randomUUID } from 'node:crypto';

import type { Stand } from '../stand';
import type { DeskWords } from './desk-words';
import type { Holder } from './holder';

type Parts = Pick<Stand, 'wechat' | 'account' | 'backendUrl' | 'smsMessages'>;

/**
 * Another person types the first number of the phone's holder into their own phone, and the code of the
 * SMS: from then on the holder meets the conflict. Rejects with a sentence when the holder has no number
 * or has bound it already.
 */
export async function bindElsewhere(
  { wechat, account, backendUrl, smsMessages }: Parts,
  holder: Holder,
  words: Pick<DeskWords, 'holderHasNoNumber' | 'numberIsBound'>,
): Promise<void> {
  const users = wechat.directory.users();
  const number = users.find(({ id }) => id === holder.id())?.numbers[0];
  const other = users.find(({ id }) => id !== holder.id());
  if (number === undefined || other === undefined) throw new Error(words.holderHasNoNumber);
  const typed = { countryCode: number.countryCode, number: number.purePhoneNumber };
  const call = async (path: string, body: object, token?: string) => {
    const response = await fetch(`${backendUrl}/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // A backend that was started again has closed the connections that Node keeps.
        connection: 'close',
        ...(token !== undefined && {
          authorization: `Bearer ${token}`,
          'idempotency-key': randomUUID(),
        }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status === 409) throw new Error(words.numberIsBound);
    if (!response.ok) throw new Error(`POST ${path}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
  };
  const session = await call('/sessions', { loginCode: wechat.login(account.appid, other.id) });
  const token = String(session['token']);
  await call('/sms-codes', typed, token);
  const sent = smsMessages().filter(
    (message) => message.number.pureNumber === number.purePhoneNumber,
  );
  await call('/user/phone', { kind: 'sms', ...typed, smsCode: sent.at(-1)?.smsCode }, token);
}
