import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually, png, send } from 'onboarding-testing';
import { createDevicePlatform, defaultAccount } from 'wechat-simulator';

import type { Stand } from '../../start/stand';
import { openStand } from '../../start/stand';

const { appid } = defaultAccount;
const phoneOf = ({ wechat }: Stand) => createDevicePlatform(wechat, { userId: 'lin' });

async function signIn(stand: Stand) {
  const { code: loginCode } = await phoneOf(stand).login({ appid });
  const { body } = await send({ url: stand.backendUrl }, 'POST', '/v1/sessions', {
    body: { loginCode },
    fresh: true,
  });
  return { token: String(body['token']), user: body['user'] };
}

async function bind(stand: Stand, token: string, key = 'key-aaaaaaaaaaaaaaaa') {
  const grant = await phoneOf(stand).grantPhone({
    appid,
    component: 'quick',
    numberId: 'mainland',
  });
  if (grant.kind !== 'granted') throw new Error(grant.errMsg);
  const body = { kind: 'code', component: 'quick', code: grant.code };
  const url = stand.backendUrl;
  return send({ url }, 'POST', '/v1/user/phone', { token, key, body, fresh: true });
}

const getUser = (stand: Stand, token: string) =>
  send({ url: stand.backendUrl }, 'GET', '/v1/user', { token, fresh: true });

describe('a stand with a state folder', () => {
  let folder: string;
  let stand: Stand;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stand-'));
    stand = await openStand({ stateFolder: folder });
  });
  afterEach(async () => {
    await stand.close();
    rmSync(folder, { recursive: true });
  });

  it('remembers people, sessions and numbers in the next run', async () => {
    const { token } = await signIn(stand);
    await bind(stand, token);
    const { body: before } = await getUser(stand, token);
    await stand.close();
    stand = await openStand({ stateFolder: folder });
    const { status, body: after } = await getUser(stand, token);
    expect([status, after]).toStrictEqual([200, before]);
    expect(after['phone']).toStrictEqual({ masked: '135******66', countryCode: '86' });
    expect((await signIn(stand)).user).toStrictEqual(before);
  });

  it('meets new codes in the next run: none is taken for one it exchanged before', async () => {
    await bind(stand, (await signIn(stand)).token);
    await stand.close();
    stand = await openStand({ stateFolder: folder });
    const { token } = await signIn(stand);
    expect((await bind(stand, token, 'key-bbbbbbbbbbbbbbbb')).status).toBe(200);
    const [record] = stand.wechat.phoneCodes.records();
    expect(record?.consumedAt).toBeDefined();
  });

  it('forgets everything at a reset, for the next run as well', async () => {
    const { token } = await signIn(stand);
    await bind(stand, token);
    await stand.reset();
    expect((await getUser(stand, token)).status).toBe(401);
    expect((await signIn(stand)).user).toMatchObject({ phone: null });
    await stand.reset();
    await stand.close();
    stand = await openStand({ stateFolder: folder });
    expect((await signIn(stand)).user).toMatchObject({ phone: null });
  });

  it('keeps its state while the backend is down', async () => {
    const { token } = await signIn(stand);
    await stand.stopBackend();
    await stand.startBackend();
    expect((await getUser(stand, token)).status).toBe(200);
  });

  it('shares its folder with another one', async () => {
    const other = await openStand({ stateFolder: folder });
    const { token } = await signIn(stand);
    const known = await getUser(other, token);
    await other.close();
    expect([known.status, (await getUser(stand, token)).status]).toStrictEqual([200, 200]);
  });
});

describe('a stand without a state folder', () => {
  it('has pictures reviewed by its simulated WeChat, which takes a risky one away', async () => {
    const stand = await openStand();
    const { token } = await signIn(stand);
    stand.wechat.review.next('avatar', 'reject');
    const form = new FormData();
    form.append('avatar', new Blob([new Uint8Array(png)]), 'a.png');
    const saved = await fetch(`${stand.backendUrl}/v1/user/avatar`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const gone = await eventually('the verdict', async () =>
      (await getUser(stand, token)).body['avatarUrl'] === null ? true : undefined,
    );
    await stand.close();
    expect([saved.status, gone]).toStrictEqual([200, true]);
  });

  it('forgets everybody', async () => {
    const stand = await openStand();
    const other = await openStand();
    const { token } = await signIn(stand);
    const known = await getUser(other, token);
    await stand.reset();
    const remembered = await getUser(stand, token);
    await Promise.all([stand.close(), other.close()]);
    expect([known.status, remembered.status]).toStrictEqual([401, 401]);
  });

  it('deals no code twice: not in another run, and not after a reset', async () => {
    const stand = await openStand();
    const other = await openStand();
    const codeOf = ({ wechat }: Stand) => wechat.login(appid, 'chen');
    const codes = [codeOf(stand), codeOf(other)];
    await stand.reset();
    codes.push(codeOf(stand));
    await Promise.all([stand.close(), other.close()]);
    expect(new Set(codes).size).toBe(3);
  });

  it('deals the same codes again for a test that gives a seed', async () => {
    const stand = await openStand({ seed: 1 });
    const codeOf = () => stand.wechat.login(appid, 'chen');
    const first = codeOf();
    await stand.reset();
    const second = codeOf();
    await stand.close();
    expect(second).toBe(first);
  });

  it.each(['wxfedcba9876543210', 'touristappid'])(
    'serves a program under the appid %s, backend and all',
    async (own) => {
      const stand = await openStand({ appid: own });
      const phone = phoneOf(stand);
      const { code: loginCode } = await phone.login({ appid: own });
      const { status } = await send({ url: stand.backendUrl }, 'POST', '/v1/sessions', {
        body: { loginCode },
      });
      await stand.reset();
      const again = await phone.login({ appid: own });
      await stand.close();
      expect(status).toBe(201);
      expect(again.code).toHaveLength(32);
      expect(stand.account).toMatchObject({ appid: own });
    },
  );

  it('answers backends at the preferred port, and at another one when that is taken', async () => {
    const first = await openStand();
    const taken = first.wechatServer.port;
    await first.close();
    const stands = [
      await openStand({ wechatPort: taken }),
      await openStand({ wechatPort: taken }),
    ] as const;
    const ports = stands.map(({ wechatServer }) => wechatServer.port);
    await Promise.all(stands.map((stand) => stand.close()));
    expect(ports[0]).toBe(taken);
    expect(ports[1]).not.toBe(taken);
  });
});
