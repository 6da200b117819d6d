import { eventually, jpeg, png, send } from 'onboarding-testing';
import {
  defaultAccount,
  mediaMessage,
  privacyMessage,
  pushMediaChecks,
  pushMessage,
  quotaMessage,
  verifyPushTarget,
} from 'wechat-simulator';

import type { QuotaAlert } from '../../src/push/push-message';
import { pushPath } from '../../src/routes/push-routes';
import type { Stage } from '../stage';
import { bindByCode, phoneCode, signIn, startStage } from '../stage';

const { appid } = defaultAccount;
const secrets = { token: 'a-token', encodingAesKey: 'k'.repeat(43) };
const alerts: QuotaAlert[] = [];

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({
    push: { ...secrets, onQuotaAlert: (alert) => alerts.push(alert) },
    publicUrl: 'https://backend.example.org',
  });
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const target = () => ({ ...secrets, url: `${stage.url}${pushPath}` });
/** Told at this moment of the stage, or another. */
const tell = (message: object, toAppid = appid, forgery = {}, at = stage.now()) =>
  pushMessage(
    target(),
    { appid: toAppid, message: { ...message, CreateTime: Math.floor(at / 1000) } },
    forgery,
  );
const openid = (userId = 'lin') => stage.wechat.directory.openid(appid, userId) ?? '';
const revoked = (revokeInfo: number) =>
  privacyMessage('user_authorization_revoke', { appid, openid: openid(), revokeInfo });
const readUser = async (token: string) => (await send(stage, 'GET', '/v1/user', { token })).body;

async function upload(token: string, bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.append('avatar', new Blob([new Uint8Array(bytes)]), 'a.jpg');
  const response = await fetch(`${stage.url}/v1/user/avatar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return ((await response.json()) as { avatarUrl: string }).avatarUrl;
}

/** Lin with everything that can be taken back. */
async function completePerson(): Promise<string> {
  const token = await signIn(stage);
  await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', await phoneCode(stage));
  await send(stage, 'PUT', '/v1/user', { token, body: { nickname: '小满' } });
  await upload(token, jpeg);
  return token;
}

describe('the address for WeChat’s messages', () => {
  it('proves itself to WeChat and to nobody else', async () => {
    expect(await verifyPushTarget(target(), 'echo')).toStrictEqual({ status: 200, text: 'echo' });
    const forged = await verifyPushTarget(target(), 'echo', { signature: 'f'.repeat(40) });
    expect(forged).toStrictEqual({ status: 400, text: 'signature' });
  });

  it.each([
    ['a wrong signature', appid, { signature: '0'.repeat(40) }],
    ['another account inside', 'wxffffffffffffffff', {}],
  ])('refuses a message with %s', async (_name, toAppid, forgery) => {
    const token = await completePerson();
    const before = await readUser(token);
    expect(await tell(revoked(8), toAppid, forgery)).toStrictEqual({
      status: 400,
      text: 'message',
    });
    expect(await readUser(token)).toStrictEqual(before);
  });

  it.each(['', 'x', '{}', '{"Encrypt":1}', '{"Encrypt":"x"}', '{"Event":"user_info_modified"}'])(
    'refuses the body %j',
    async (body) => {
      const response = await fetch(`${stage.url}${pushPath}`, { method: 'POST', body });
      expect(response.status).toBe(400);
    },
  );

  it('is not there unless it was set up', async () => {
    const without = await startStage();
    const answer = await verifyPushTarget({ ...secrets, url: `${without.url}${pushPath}` }, 'e');
    await without.close();
    expect(answer.status).toBe(404);
  });
});

describe('what WeChat tells about a person', () => {
  const { nickname, avatarUrl, phone } = {
    nickname: '小满',
    avatarUrl: expect.any(String) as string,
    phone: expect.any(Object) as object,
  };

  const everything = { nickname, avatarUrl, phone };
  it.each([
    ['a number', () => revoked(8)],
    ['a profile', () => revoked(6)],
    [
      'everybody’s profile',
      () => privacyMessage('user_info_modified', { appid, openid: openid() }),
    ],
    [
      'a whole account',
      () => privacyMessage('user_authorization_cancellation', { appid, openid: openid() }),
    ],
  ])('does not take %s again that was given after the message', async (_name, message) => {
    const before = stage.now();
    await signIn(stage);
    const old = message();
    await stage.store.deleteUser((await stage.store.findUserByOpenid(openid()))?.id ?? '');
    stage.advance(10_000);
    const token = await completePerson();
    expect((await tell(old, appid, {}, before)).text).toBe('success');
    expect(await readUser(token)).toMatchObject(everything);
  });

  it.each([
    ['the number is withdrawn', () => revoked(8), { nickname, avatarUrl, phone: null }],
    ['nickname and avatar are', () => revoked(6), { nickname: null, avatarUrl: null, phone }],
    ['the nickname is', () => revoked(19), { nickname: null, avatarUrl, phone }],
    ['the avatar is', () => revoked(20), { nickname, avatarUrl: null, phone }],
    ['a place is, which was never asked', () => revoked(13), { nickname, avatarUrl, phone }],
    [
      'WeChat cleared the profile',
      () => privacyMessage('user_info_modified', { appid, openid: openid() }),
      { nickname: null, avatarUrl: null, phone },
    ],
    [
      'somebody else withdrew',
      () => privacyMessage('user_info_modified', { appid, openid: openid('chen') }),
      { nickname, avatarUrl, phone },
    ],
  ])('is obeyed when %s, once and again', async (_name, message, left) => {
    const token = await completePerson();
    const taken = { status: 200, text: 'success' };
    expect([await tell(message()), await tell(message())]).toStrictEqual([taken, taken]);
    expect(await readUser(token)).toMatchObject(left);
  });

  it('deletes whoever closed their account, and takes it calmly when told again', async () => {
    const token = await completePerson();
    const message = privacyMessage('user_authorization_cancellation', { appid, openid: openid() });
    expect((await tell(message)).text).toBe('success');
    expect((await send(stage, 'GET', '/v1/user', { token })).status).toBe(401);
    expect((await tell(message)).text).toBe('success');
  });

  it('alerts somebody when a pack runs low, and ignores what it does not know', async () => {
    await tell(quotaMessage({ appid, spuId: 10000077, total: 1000, used: 800 }));
    expect(alerts).toStrictEqual([{ spuId: 10000077, total: 1000, used: 800 }]);
    expect((await tell({ Event: 'debug_demo' })).text).toBe('success');
  });
});

describe('the review of a picture', () => {
  const checks = () => stage.wechat.mediaChecks.done();
  const verdict = (index: number) => {
    const check = checks()[index];
    if (check === undefined) throw new Error('There was no such review.');
    return tell(mediaMessage(check));
  };

  it('is asked for under the address that WeChat can reach', async () => {
    const url = await upload(await signIn(stage), jpeg);
    expect(checks()).toMatchObject([
      { appid, url: url.replace(stage.url, 'https://backend.example.org'), verdict: 'pass' },
    ]);
  });

  it.each([
    ['pass', false],
    ['timeout', false],
    ['reject', true],
  ] as const)('that ends in %s takes it away: %s', async (next, gone) => {
    const token = await signIn(stage);
    stage.wechat.review.next('avatar', next);
    const url = await upload(token, jpeg);
    expect((await verdict(0)).text).toBe('success');
    expect((await fetch(url)).status).toBe(gone ? 404 : 200);
    expect((await readUser(token))['avatarUrl']).toBe(gone ? null : url);
    expect((await verdict(0)).text).toBe('success');
  });

  it('of an earlier picture leaves a later one alone', async () => {
    const token = await signIn(stage);
    stage.wechat.review.next('avatar', 'reject');
    await upload(token, jpeg);
    const later = await upload(token, png);
    await verdict(0);
    expect((await readUser(token))['avatarUrl']).toBe(later);
  });

  it.each([-1, 44991, 61010])(
    'that WeChat does not take (%i) leaves it, and is reported',
    async (errcode) => {
      stage.wechat.faults.failNextCall('media_check_async', { kind: 'errcode', errcode });
      const token = await signIn(stage);
      const url = await upload(token, jpeg);
      expect((await readUser(token))['avatarUrl']).toBe(url);
      expect(stage.reported).toHaveLength(1);
    },
  );

  it('comes by itself from the simulated platform', async () => {
    const stop = pushMediaChecks(stage.wechat, target(), 1);
    stage.wechat.review.next('avatar', 'reject');
    const token = await signIn(stage);
    await upload(token, jpeg);
    const gone = await eventually('the verdict', async () =>
      (await readUser(token))['avatarUrl'] === null ? true : undefined,
    );
    stop();
    expect(gone).toBe(true);
  });
});
