import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { pushPath, wechatConnectionFromEnvironment } from 'onboarding-backend';
import type { Reply } from 'onboarding-testing';
import { png, send } from 'onboarding-testing';
import type { WechatServer } from 'wechat-simulator';
import {
  createDevicePlatform,
  createRandom,
  createWechat,
  defaultAccount,
  encryptPayload,
  mediaMessage,
  pushMessage,
  startWechatServer,
  systemClock,
} from 'wechat-simulator';

import type { Stand } from '../../start/stand';
import { openStand } from '../../start/stand';

/**
 * What `npm start` does with WECHAT_APPID and WECHAT_SECRET, with a server of our own in the place of
 * api.weixin.qq.com: another address, and nothing else, stands between this and the real one.
 */
const account = {
  ...defaultAccount,
  appid: 'wxfedcba9876543210',
  secret: 'real-secret-0123456789abcdef0123',
  hasCloud: true,
};
const { appid, secret } = account;
const real = createWechat({ clock: systemClock, random: createRandom(99), accounts: [account] });

let server: WechatServer;
let stand: Stand;
let keys = 0;
const printed: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  }
  server = await startWechatServer({ wechat: real });
  const connection = wechatConnectionFromEnvironment(
    { WECHAT_APPID: appid, WECHAT_SECRET: secret },
    server.url,
  );
  stand = await openStand({
    connection,
    wayBack: {
      publicUrl: 'https://backend.example.org',
      push: { token: 't', encodingAesKey: 'k'.repeat(43) },
    },
  });
});

afterAll(async () => {
  await stand.close();
  await server.close();
  jest.restoreAllMocks();
});

const phoneOf = (userId: string, oldClient = false) =>
  createDevicePlatform(real, { userId, oldClient });

async function signIn(userId: string): Promise<string> {
  const { code: loginCode } = await phoneOf(userId).login({ appid });
  const { body } = await send({ url: stand.backendUrl }, 'POST', '/v1/sessions', {
    body: { loginCode },
  });
  return String(body['token']);
}

async function grant(userId: string, numberId: string, oldClient = false) {
  const answer = await phoneOf(userId, oldClient).grantPhone({
    appid,
    component: 'quick',
    numberId,
  });
  if (answer.kind !== 'granted') throw new Error(answer.errMsg);
  return answer;
}

function bind(token: string, proof: object): Promise<Reply> {
  keys += 1;
  return send({ url: stand.backendUrl }, 'POST', '/v1/user/phone', {
    token,
    key: `key-${String(keys).padStart(16, '0')}`,
    body: proof,
  });
}

const numberOf = ({ status, body }: Reply): readonly unknown[] => [
  status,
  body['code'] ?? (body['user'] as { phone: { masked: string } } | undefined)?.phone.masked,
];

describe('the stand-in backend at the real WeChat', () => {
  it('signs in by code2Session and exchanges a code with its owner’s openid', async () => {
    const token = await signIn('lin');
    const foreign = await grant('chen', 'test');
    const refused = await bind(token, { kind: 'code', component: 'quick', code: foreign.code });
    const { code } = await grant('lin', 'mainland');
    const bound = await bind(token, { kind: 'code', component: 'quick', code });
    expect([numberOf(refused), numberOf(bound)]).toStrictEqual([
      [422, 'phone-code-invalid'],
      [200, '135******66'],
    ]);
    const consumed = real.phoneCodes.records().filter(({ consumedAt }) => consumedAt !== undefined);
    expect(consumed.map((record) => record.code)).toStrictEqual([code]);
  });

  it('opens a legacy payload of this account, and refuses one watermarked for another', async () => {
    const token = await signIn('lin');
    const { encryptedData, iv } = await grant('lin', 'second', true);
    const bound = await bind(token, { kind: 'encrypted', encryptedData, iv });
    expect(numberOf(bound)).toStrictEqual([200, '186******77']);
    const foreign = encryptPayload(
      {
        phoneNumber: '13900000000',
        purePhoneNumber: '13900000000',
        countryCode: '86',
        watermark: { appid: defaultAccount.appid, timestamp: Math.floor(Date.now() / 1000) },
      },
      real.sessionKeys.current(real.directory.openid(appid, 'lin') ?? '') ?? '',
      Buffer.alloc(16),
    );
    const { status, body } = await bind(token, { kind: 'encrypted', ...foreign });
    expect([status, body['detail']]).toStrictEqual([
      400,
      'The payload was made for another mini program.',
    ]);
  });

  it('opens a cloudID', async () => {
    const token = await signIn('lin');
    const { cloudID: cloudId } = await grant('lin', 'hongkong');
    expect(numberOf(await bind(token, { kind: 'cloudId', cloudId }))).toStrictEqual([
      200,
      '51****67',
    ]);
  });

  it('has nicknames reviewed by msgSecCheck', async () => {
    const token = await signIn('lin');
    const save = (nickname: string) =>
      send({ url: stand.backendUrl }, 'PUT', '/v1/user', { token, body: { nickname } });
    expect((await save('小满')).status).toBe(200);
    expect((await save('违规昵称')).body['code']).toBe('nickname-rejected');
  });

  it('has pictures reviewed under its public address, and obeys the verdict', async () => {
    const token = await signIn('lin');
    real.review.next('avatar', 'reject');
    const form = new FormData();
    form.append('avatar', new Blob([new Uint8Array(png)]), 'a.png');
    await fetch(`${stand.backendUrl}/v1/user/avatar`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const [check] = real.mediaChecks.done();
    expect(check?.url).toMatch(/^https:\/\/backend\.example\.org\/v1\/avatars\/[\w-]{22}$/);
    if (check === undefined) throw new Error('WeChat was not asked.');
    const target = {
      url: `${stand.backendUrl}${pushPath}`,
      token: 't',
      encodingAesKey: 'k'.repeat(43),
    };
    const told = await pushMessage(target, { appid, message: mediaMessage(check) });
    const { body } = await send({ url: stand.backendUrl }, 'GET', '/v1/user', { token });
    expect([told.text, body['avatarUrl']]).toStrictEqual(['success', null]);
  });

  it('fetched one stable token for all of it, and asked the simulated WeChat nothing', () => {
    expect(real.accessTokens.issuedCount()).toBe(1);
    expect(stand.wechat.accessTokens.issuedCount()).toBe(0);
  });

  it('does not know codes of the phone in the browser', async () => {
    const browser = createDevicePlatform(stand.wechat, { userId: 'lin' });
    const { code: loginCode } = await browser.login({ appid: defaultAccount.appid });
    const { body } = await send({ url: stand.backendUrl }, 'POST', '/v1/sessions', {
      body: { loginCode },
    });
    expect(body['code']).toBe('login-code-invalid');
  });

  it('printed nothing, above all not the secret', () => {
    expect(printed).toStrictEqual([]);
  });
});

describe('npm start', () => {
  it('ends with one line when the secret is missing', async () => {
    const script = join(__dirname, '../../start/start.ts');
    const child = spawn(process.execPath, ['-C', 'onboarding-source', '--import', 'tsx', script], {
      env: { ...process.env, WECHAT_APPID: appid, WECHAT_SECRET: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => (output += data.toString()));
    }
    const [code] = (await once(child, 'close')) as [number];
    expect([code, output]).toStrictEqual([
      1,
      'WECHAT_SECRET is missing although WECHAT_APPID is set: set both to talk to the real WeChat, or neither for the simulated one.\n',
    ]);
  }, 30_000);
});
