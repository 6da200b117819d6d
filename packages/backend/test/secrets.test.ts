import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'libsql';
import { send } from 'onboarding-testing';
import { defaultAccount } from 'wechat-simulator';
import { z } from 'zod';

import { digest } from '../src/digest';
import { openStore } from '../src/store/open-store';
import type { OpenStore } from '../src/store/store';
import type { Stage } from './stage';
import { bindByCode, phoneCode, signIn, startStage } from './stage';

const { appid } = defaultAccount;
const openidOf = (userId: string): string => stage.wechat.directory.openid(appid, userId) ?? '';
const key = 'key-aaaaaaaaaaaaaaaa';
const number = '13580006666';

let folder: string;
let store: OpenStore;
let stage: Stage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  store = await openStore(join(folder, 'backend.sqlite'));
  stage = await startStage({ store }, 5000);
});
afterAll(async () => {
  await stage.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const smsCodeColumns = z.object({ phone_digest: z.string(), code_digest: z.string() });

/** Every byte on disk, the write-ahead log included. */
const rawFiles = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');

describe('what the backend keeps and says', () => {
  it('holds no number, phone code or token in clear, in its files, its answers or its log', async () => {
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const failed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const bound = await bindByCode(stage, token, key, code);
    const refused = await bindByCode(stage, token, `${key}b`, 'x'.repeat(64));
    const log = JSON.stringify([...written.mock.calls, ...failed.mock.calls]);
    written.mockRestore();
    failed.mockRestore();

    const files = rawFiles();
    const answers = JSON.stringify([bound.body, refused.body]);
    expect([bound.status, refused.status]).toStrictEqual([200, 422]);
    // It is there, in its masked form.
    expect(files).toContain('135******66');
    for (const place of [files, answers, log]) {
      for (const secret of [number, code, token]) expect(place).not.toContain(secret);
    }
  });

  it('holds no session key in its files, and still opens payloads with it', async () => {
    const token = await signIn(stage, 'chen');
    const sessionKey = stage.wechat.sessionKeys.current(openidOf('chen')) ?? '';
    const answer = await stage
      .phoneOf('chen')
      .grantPhone({ appid, component: 'quick', numberId: 'test' });
    if (answer.kind !== 'granted') throw new Error(answer.errMsg);
    const { encryptedData, iv } = answer;
    const bound = await send(stage, 'POST', '/v1/user/phone', {
      token,
      key: 'key-of-chen-aaaaaaaa',
      body: { kind: 'encrypted', encryptedData, iv },
    });
    expect(bound.status).toBe(200);
    expect(sessionKey).toHaveLength(24);
    const bytes = Buffer.from(sessionKey, 'base64');
    for (const form of [sessionKey, bytes.toString('base64url'), bytes.toString('latin1')]) {
      expect(rawFiles()).not.toContain(form);
    }
  });

  it('keeps SMS codes so that nobody with the file can try all million of them', async () => {
    const token = await signIn(stage);
    await send(stage, 'POST', '/v1/sms-codes', {
      token,
      body: { countryCode: '86', number: '13800138000' },
    });
    const smsCode = stage.sms.messages().at(-1)?.smsCode ?? '';
    const thief = new Database(join(folder, 'backend.sqlite'));
    const stolen: unknown = thief.prepare('SELECT * FROM sms_codes').get();
    thief.close();
    const { phone_digest, code_digest } = smsCodeColumns.parse(stolen);
    expect(smsCode).toMatch(/^\d{6}$/);
    expect(code_digest).toHaveLength(43);
    expect([digest(smsCode), digest(`${phone_digest} ${smsCode}`)]).not.toContain(code_digest);
  });

  it('forgets who was deleted down to the last byte', async () => {
    const token = await signIn(stage, 'wei');
    const nickname = 'to-be-forgotten';
    await send(stage, 'PUT', '/v1/user', { token, body: { nickname } });
    expect(rawFiles()).toContain(nickname);
    expect(rawFiles()).toContain(openidOf('wei'));
    await send(stage, 'DELETE', '/v1/user', { token });
    expect(rawFiles()).not.toContain(nickname);
    expect(rawFiles()).not.toContain(openidOf('wei'));
  });

  it('keeps nothing of a number that was taken back, sealed or masked, from that moment', async () => {
    const token = await signIn(stage, 'lin');
    await bindByCode(
      stage,
      token,
      'key-of-a-number-to-go',
      await phoneCode(stage, 'lin', 'second'),
    );
    expect(rawFiles()).toContain('186******77');
    await send(stage, 'DELETE', '/v1/user/phone', { token });
    expect(rawFiles()).not.toContain('186******77');
  });

  it('refuses a JSON body of more than 32 KB', async () => {
    const text = JSON.stringify({ loginCode: 'x'.repeat(33 * 1024) });
    const { status, body } = await send(stage, 'POST', '/v1/sessions', { text });
    expect([status, body['code'], body['detail']]).toStrictEqual([
      400,
      'invalid-request',
      'The body is too large.',
    ]);
  });
});
