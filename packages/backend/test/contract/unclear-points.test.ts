import { send } from 'onboarding-testing';

import { maskNumber } from '../../src/numbers/masked-number';
import type { Stage } from '../stage';
import { bindByCode, phoneCode, signIn, startStage } from '../stage';

/** What teams asked about the contract: the answers of docs/backend.md, "Small print". */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const key = 'k'.repeat(16);
const day = 24 * 60 * 60 * 1000;
const put = (token: string, nickname: string) =>
  send(stage, 'PUT', '/v1/user', { token, body: { nickname } });

it('answers the first answer again, and not how the person is by now', async () => {
  const token = await signIn(stage);
  const code = await phoneCode(stage);
  const first = await bindByCode(stage, token, key, code);
  await put(token, '小满');
  const again = await bindByCode(stage, token, key, code);
  expect(again.body).toStrictEqual(first.body);
  expect(again.body).toMatchObject({ user: { nickname: null } });
});

it('takes the same fields in another order or spelling of JSON for the same body', async () => {
  const token = await signIn(stage);
  const code = await phoneCode(stage);
  await bindByCode(stage, token, key, code);
  const texts = [
    `{"code":${JSON.stringify(code)},"component":"quick","kind":"code"}`,
    `{ "kind" : "code",\n"component": "\\u0071uick", "code": ${JSON.stringify(code)} }`,
  ];
  for (const text of texts) {
    const again = await send(stage, 'POST', '/v1/user/phone', { token, key, text });
    expect([again.status, again.headers.get('idempotency-replayed')]).toStrictEqual([200, 'true']);
  }
  const moved = await bindByCode(stage, token, key, code, { resolution: 'move' });
  expect(moved.body['code']).toBe('idempotency-key-reused');
});

it.each([
  ['13580006666', '135******66'],
  ['1234567890', '123*****90'],
  ['123456789', '12*****89'],
  ['12345', '12*45'],
  ['1234', '12*4'],
])('masks %s as %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

it.each([
  ['44', '07911123456', '7911123456'],
  ['49', '015112345678', '15112345678'],
])('knows +%s %s for %s: a trunk zero is no part of a number', async (country, typed, bare) => {
  const token = await signIn(stage);
  const body = { countryCode: country, number: typed };
  const sent = await send(stage, 'POST', '/v1/sms-codes', { token, body });
  const smsCode = stage.sms.messages()[0]?.smsCode;
  const proof = { kind: 'sms', countryCode: country, number: bare, smsCode };
  const bound = await send(stage, 'POST', '/v1/user/phone', { token, key, body: proof });
  expect([sent.status, bound.status]).toStrictEqual([202, 200]);
  expect(stage.sms.messages()[0]?.number.pureNumber).toBe(bare);
});

it.each([
  ['64 emoji', '🌱'.repeat(64), 200],
  ['65 emoji', '🌱'.repeat(65), 400],
  ['a space too many', `${'a'.repeat(64)} `, 400],
])('counts a nickname in code points, as it was sent: %s', async (_name, nickname, status) => {
  expect((await put(await signIn(stage), nickname)).status).toBe(status);
});

it.each([
  ['no token and a wrong body', 'PUT', '/v1/user', {}, 401, 'session-invalid'],
  ['no token and no key', 'POST', '/v1/user/phone', {}, 401, 'session-invalid'],
  ['a path that is not there', 'GET', '/v1/nothing', undefined, 404, 'not-found'],
  ['a method that is not there', 'PUT', '/v1/user/phone', {}, 404, 'not-found'],
  ['a method that is not there', 'PATCH', '/v1/user', {}, 404, 'not-found'],
] as const)(
  'answers %s with the first that is wrong',
  async (_name, method, path, body, ...wrong) => {
    const reply = await send(stage, method, path, body === undefined ? {} : { body });
    expect([reply.status, reply.body['code']]).toStrictEqual(wrong);
  },
);

it('answers one of two wrong things, whichever, when a token is there', async () => {
  const token = await signIn(stage);
  const reply = await send(stage, 'POST', '/v1/user/phone', { token, body: { kind: 'what' } });
  expect(reply.status).toBe(400);
  expect(['idempotency-key-missing', 'invalid-request']).toContain(reply.body['code']);
});

it('may refuse what is no JSON before it looks at the token', async () => {
  const reply = await send(stage, 'PUT', '/v1/user', { text: '{' });
  expect([reply.status, reply.body['code']]).toStrictEqual([400, 'invalid-request']);
});

it('ends a session seven days after its sign-in, however it was used', async () => {
  const token = await signIn(stage);
  const status = async () => (await send(stage, 'GET', '/v1/user', { token })).status;
  stage.advance(7 * day - 1);
  expect(await status()).toBe(200);
  stage.advance(1);
  expect(await status()).toBe(401);
});

it.each([
  [61010, 502, 'wechat-unavailable'],
  [45009, 500, 'wechat-misconfigured'],
])('saves no nickname that WeChat did not review: %i', async (errcode, ...problem) => {
  const token = await signIn(stage);
  stage.wechat.faults.failNextCall('msg_sec_check', { kind: 'errcode', errcode });
  const reply = await put(token, '小满');
  expect([reply.status, reply.body['code']]).toStrictEqual(problem);
  const { body } = await send(stage, 'GET', '/v1/user', { token });
  expect(body['nickname']).toBeNull();
});
