import { inspect } from 'node:util';

import { config } from '../../../miniprogram/config';
import { failureOf } from '../../../miniprogram/services/backend/service-error';
import { createServices } from '../../../miniprogram/services/create-services';
import { nobody, routes, session, somebody } from '../../support/fake-backend';
import type { Answer } from '../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../support/fake-platform';
import { settled } from '../../support/load-page';

const token = 'token-of-the-session';
const code = 'code-that-was-paid';
const payload = 'payload-of-a-number';
const number = '13800138078';
const smsCode = '246813';
const secrets = [token, code, payload, number, smsCode, 'login-1'];

/** Runs everything that touches a secret, and gathers everything that is left behind in clear. */
async function traces(exchange: Answer): Promise<string> {
  const platform = createFakePlatform();
  const written: unknown[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...words: unknown[]) => {
      written.push(words);
    }),
  );
  platform.answerWith(
    routes({
      'POST /sessions': () => session(nobody, token),
      'POST /user/phone': exchange,
      'PUT /user': exchange,
      'GET /user': exchange,
      'POST /sms-codes': () => ok({ resendAfterSeconds: 60 }),
      'POST /usage-events': () => ok('', 202),
    }),
  );
  const { phone, manual, profile, user, usage } = createServices(platform, config);
  for (const detail of [
    { errMsg: 'ok', code },
    { errMsg: 'ok', encryptedData: payload, iv: 'iv' },
  ]) {
    written.push(phone.receive('quick', detail).kind);
    written.push(await phone.settle());
  }
  const typed = { countryCode: '86', number };
  written.push(await manual.sendCode(typed), await manual.bind(typed, smsCode, false));
  written.push(await profile.saveNickname('name'));
  const thrown = await user.refresh().catch((error: unknown) => error);
  written.push(thrown, thrown instanceof Error ? failureOf(thrown) : null);
  platform.advance(1000);
  await settled();
  written.push(phone.progress(), user.current(), usage.ledger());
  written.push([...platform.stored], platform.reported);
  written.push(platform.requests.map(({ url }) => url));
  spies.forEach((spy) => {
    spy.mockRestore();
  });
  const usageEvents = platform.requests.filter(({ url }) => url.endsWith('/usage-events'));
  return inspect([written, usageEvents.map(({ body }) => body)], { depth: 20 });
}

describe('what a flow leaves in logs, errors, clear storage, reports and addresses', () => {
  it.each<[string, Answer]>([
    ['everything succeeds', () => ok({ user: somebody, ...somebody })],
    ['the network is down', () => noAnswer('offline')],
    ['the code is refused', () => problem(422, 'phone-code-invalid')],
    ['the backend repeats what it was sent', ({ body }) => ok({ error: body }, 500)],
    ['the answer is in another shape and repeats it', ({ body }) => ok({ user: body })],
  ])('holds no code, number, payload or token when %s', async (_name, exchange) => {
    const left = await traces(exchange);
    expect(left).toContain('phone_component');
    expect(secrets.filter((secret) => left.includes(secret))).toStrictEqual([]);
  });
});
