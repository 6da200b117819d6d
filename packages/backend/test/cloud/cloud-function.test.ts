import { jpeg, withExif } from 'onboarding-testing';

import { collectionName } from '../../src/cloud/records/records';
import type { FunctionStage } from './function-stage';
import { bearer, openFunctionStage } from './function-stage';

let stage: FunctionStage;
let token: string;
beforeAll(async () => {
  stage = openFunctionStage();
  token = await stage.signIn('lin');
});
beforeEach(() => {
  stage.advance(2 * 60 * 60 * 1000);
});

const key = (name: string) => `${name}-aaaaaaaaaaaaaaaa`;
const call = (event: Parameters<FunctionStage['call']>[1], userId = 'lin') =>
  stage.call(userId, event);
const bind = (body: object, name: string, more: object = {}) =>
  call({
    ...{ method: 'POST', path: '/v1/user/phone', headers: bearer(token, key(name)) },
    ...{ body, ...more },
  });
const upload = (fileId: string) =>
  call({
    ...{ method: 'POST', path: '/v1/user/avatar', headers: bearer(token) },
    body: { fileId },
  });
const codeOf = ({ body }: { readonly body: unknown }) => (body as { readonly code?: string }).code;

it('signs in whom WeChat names, and says what time it is', async () => {
  const { status, headers, body } = await call({
    ...{ method: 'POST', path: '/v1/sessions', body: { loginCode: 'any' } },
  });
  expect(status).toBe(201);
  expect(Math.abs(Date.parse(headers['date'] ?? '') - Date.now())).toBeLessThan(5000);
  expect(body).toMatchObject({ user: { nickname: null, avatarUrl: null, phone: null } });
});

it('asks nobody about a login code', () => {
  expect(stage.wechat.loginCodes.records()).toStrictEqual([]);
});

it('binds the number of a code, once, and shows it masked', async () => {
  const { code } = await stage.grant('lin');
  const body = { kind: 'code', component: 'quick', code };
  const first = await bind(body, 'code');
  const again = await bind(body, 'code');
  expect([first.status, again.status, again.headers['idempotency-replayed']]).toStrictEqual([
    200,
    200,
    'true',
  ]);
  expect(first.body).toMatchObject({ user: { phone: { countryCode: '86' } } });
  expect(stage.wechat.phoneCodes.records().map(({ reuses }) => reuses)).toStrictEqual([0]);
});

it('opens a cloudID by itself, and believes nobody who says what is in it', async () => {
  const { cloudID } = await stage.grant('lin', 'hongkong');
  const forged = { cloudID: 'x', data: { purePhoneNumber: '13800138000', countryCode: '86' } };
  const refused = await bind({ kind: 'cloudId', cloudId: 'x' }, 'forged', { cloudId: forged });
  expect([refused.status, codeOf(refused)]).toStrictEqual([422, 'phone-code-invalid']);
  const opened = await bind({ kind: 'cloudId', cloudId: cloudID }, 'cloud');
  expect(opened.body).toMatchObject({ user: { phone: { countryCode: '852' } } });
});

it.each([
  ['errcode', { kind: 'errcode', errcode: -1 }, 503, 'wechat-busy'],
  ['errcode', { kind: 'errcode', errcode: 48001 }, 500, 'wechat-misconfigured'],
  ['lost', { kind: 'lost-before' }, 502, 'wechat-unavailable'],
] as const)('gives a code another chance after %s %j', async (_name, fault, status, problem) => {
  const { code } = await stage.grant('lin');
  const body = { kind: 'code', component: 'quick', code };
  stage.wechat.faults.failNextCall('getuserphonenumber', fault);
  const failed = await bind(body, problem);
  expect([failed.status, codeOf(failed)]).toStrictEqual([status, problem]);
  expect((await bind(body, problem)).status).toBe(200);
});

it('verifies a typed number with a code that its sender got', async () => {
  const number = { countryCode: '86', number: '13800138000' };
  const headers = bearer(token);
  await call({ method: 'POST', path: '/v1/sms-codes', headers, body: number });
  const smsCode = stage.sms.messages().at(-1)?.smsCode;
  expect((await bind({ kind: 'sms', ...number, smsCode }, 'sms')).status).toBe(200);
});

it('has WeChat look at a nickname', async () => {
  const event = { method: 'PUT', path: '/v1/user', headers: bearer(token) };
  const saved = await call({ ...event, body: { nickname: '小满' } });
  expect(saved.body).toMatchObject({ nickname: '小满' });
});

it('takes a picture from where the program put it, cleans it and shows it from the storage', async () => {
  const path = 'onboarding/uploads/0123456789abcdef0123456789abcdef.jpg';
  const fileId = stage.cloud.upload(path, withExif(jpeg));
  const { status, body } = await upload(fileId);
  const { avatarUrl } = body as { readonly avatarUrl: string };
  expect([status, stage.cloud.files.has(fileId)]).toStrictEqual([200, false]);
  expect(avatarUrl).toMatch(/^https:\/\/.*\/onboarding\/avatars\/[\w-]{22}$/);
  const kept = stage.cloud.fileAt(avatarUrl);
  expect(kept?.toString('latin1')).not.toContain('GPS');
  expect(kept?.subarray(0, 2)).toStrictEqual(Buffer.of(0xff, 0xd8));
});

it.each([
  ['of another folder', 'invoices/0123456789abcdef.jpg', 400, 'invalid-request'],
  ['on the way up', 'onboarding/uploads/../0123456789abcdef.jpg', 400, 'invalid-request'],
])('takes no file %s', async (_name, path, status, problem) => {
  const refused = await upload(stage.cloud.upload(path, jpeg));
  expect([refused.status, codeOf(refused)]).toStrictEqual([status, problem]);
});

it('takes no file that is not there or no picture', async () => {
  const missing = stage.cloud.upload('onboarding/uploads/ffffffffffffffff.jpg', jpeg);
  const text = stage.cloud.upload('onboarding/uploads/eeeeeeeeeeeeeeee.jpg', Buffer.from('text'));
  const replies = [await upload(missing.replace('ffff', 'aaaa')), await upload(text)];
  expect(replies.map(codeOf)).toStrictEqual(['avatar-rejected', 'avatar-rejected']);
});

it('takes a token from nobody but its person', async () => {
  const event = { method: 'GET', path: '/v1/user', headers: bearer(token) };
  const replies = [await call(event), await call(event, 'chen'), await stage.callAsNobody(event)];
  expect(replies.map(({ status }) => status)).toStrictEqual([200, 401, 401]);
  expect((await call({ method: 'GET', path: '/v1/user' }, 'chen')).status).toBe(401);
});

it('lets nobody say who they are', async () => {
  const headers = { ...bearer(token), 'x-caller': 'o_somebody', 'X-Caller': 'o_somebody' };
  expect((await call({ method: 'GET', path: '/v1/user', headers })).status).toBe(200);
});

it.each([
  [{ path: '/v1/user' }, 400],
  [{ method: 'PATCH', path: '/v1/user' }, 404],
  [{ method: 'GET', path: 'http://elsewhere/' }, 400],
  [{ method: 'GET', path: '/v1/user\r\nx: y' }, 400],
  [{ method: 'GET', path: '/user' }, 404],
])('answers %j in words of the contract', async (event, status) => {
  const reply = await call(event);
  expect([reply.status, reply.headers['content-type'], 'date' in reply.headers]).toStrictEqual([
    status,
    expect.stringContaining('application/problem+json'),
    true,
  ]);
});

it('leaves nothing of a person who is deleted', async () => {
  await call({ method: 'DELETE', path: '/v1/user', headers: bearer(token) });
  const kinds = stage.cloud.records.all(collectionName).map((record) => record['kind']);
  expect(new Set(kinds)).toStrictEqual(new Set(['vault', 'setting']));
  expect([...stage.cloud.files.keys()].filter((file) => file.includes('avatars'))).toStrictEqual(
    [],
  );
  expect(stage.reported).toStrictEqual([]);
});
