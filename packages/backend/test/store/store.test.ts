import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createFileStore } from '../../src/store/file-store';
import { createMemoryStore } from '../../src/store/memory-store';
import type { Store, StoredPhone, StoredUser } from '../../src/store/store';

interface Opened {
  readonly store: Store & { reset(): void };
  close(): void;
}

const inMemory = (): Opened => ({ store: createMemoryStore(), close: () => undefined });
const inFile = (): Opened => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const store = createFileStore(join(folder, 'backend.sqlite'));
  return {
    store,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

const person = (name: string): StoredUser => ({
  id: `u_${name}`,
  openid: `o_${name}`,
  nickname: null,
  avatarId: null,
  phone: null,
});
const phone = (digest: string): StoredPhone => ({
  sealed: `sealed-${digest}`,
  digest,
  masked: '135******66',
  countryCode: '86',
});
const sms = { userId: 'u_lin', phoneDigest: 'p', codeDigest: 'c', expiresAt: 5, guesses: 0 };
const event = { id: 'e', userId: 'u_lin', component: 'quick', outcome: 'granted', at: 1 } as const;
const answer = {
  userId: 'u_lin',
  key: 'k',
  bodyDigest: 'b',
  status: 200,
  body: { user: { id: 'u_lin', phone: null } },
  expiresAt: 9,
};
const session = { tokenDigest: 't', userId: 'u_lin', sealedSessionKey: 's', expiresAt: 7 };
const number = { kind: 'number', phone: phone('p') } as const;

describe.each([
  ['memory', inMemory],
  ['a file', inFile],
])('the store in %s', (_, open) => {
  let opened: Opened;
  let store: Opened['store'];
  beforeEach(() => {
    opened = open();
    store = opened.store;
  });
  afterEach(() => {
    opened.close();
  });

  it('makes a person once per openid', async () => {
    const first = await store.findOrCreateUser(person('lin'));
    const again = await store.findOrCreateUser({ ...person('lin'), id: 'u_other' });
    expect([first, again]).toStrictEqual([person('lin'), person('lin')]);
    expect(await store.findUser('u_lin')).toStrictEqual(person('lin'));
    expect(await store.findUser('u_other')).toBeUndefined();
  });

  it('saves a nickname and answers nobody for strangers', async () => {
    await store.findOrCreateUser(person('lin'));
    const saved = await store.saveNickname('u_lin', "小满'; DROP TABLE users; --");
    expect(saved?.nickname).toBe("小满'; DROP TABLE users; --");
    expect(await store.saveNickname('u_wei', '无')).toBeUndefined();
  });

  it('keeps one picture a person, byte by byte', async () => {
    await store.findOrCreateUser(person('lin'));
    const picture = (id: string, bytes: readonly number[]) =>
      ({ id, userId: 'u_lin', type: 'image/png', bytes: Buffer.from(bytes) }) as const;
    await store.saveAvatar(picture('a1', [1]));
    const saved = await store.saveAvatar(picture('a2', [0, 255, 10]));
    expect(saved?.avatarId).toBe('a2');
    expect(await store.findAvatar('a1')).toBeUndefined();
    expect(await store.findAvatar('a2')).toStrictEqual(picture('a2', [0, 255, 10]));
    expect(await store.saveAvatar({ ...picture('a3', [1]), userId: 'u_wei' })).toBeUndefined();
    expect(await store.findAvatar('a3')).toBeUndefined();
  });

  it('gives a number to one person at a time and moves it only when asked', async () => {
    await store.findOrCreateUser(person('lin'));
    await store.findOrCreateUser(person('chen'));
    const bound = { kind: 'bound', user: { ...person('lin'), phone: phone('p') } };
    expect(await store.bindPhone('u_lin', phone('p'), false)).toStrictEqual(bound);
    expect(await store.bindPhone('u_lin', phone('p'), false)).toStrictEqual(bound);
    expect(await store.bindPhone('u_chen', phone('p'), false)).toStrictEqual({ kind: 'taken' });
    expect((await store.bindPhone('u_chen', phone('p'), true)).kind).toBe('bound');
    expect((await store.findUser('u_lin'))?.phone).toBeNull();
    expect(await store.bindPhone('u_wei', phone('q'), false)).toStrictEqual({ kind: 'no-user' });
    await store.unbindPhone('u_chen');
    expect((await store.bindPhone('u_lin', phone('p'), false)).kind).toBe('bound');
  });

  it('replaces what is known of a code', async () => {
    const record = { codeDigest: 'c', userId: 'u_lin', expiresAt: 9 };
    expect(await store.findExchange('c')).toBeUndefined();
    for (const outcome of [{ kind: 'asked' }, number, { kind: 'code-invalid' }] as const) {
      await store.saveExchange({ ...record, outcome });
      expect(await store.findExchange('c')).toStrictEqual({ ...record, outcome });
    }
  });

  it('keeps answers by person and key', async () => {
    await store.saveAnswer(answer);
    await store.saveAnswer({ ...answer, userId: 'u_chen', status: 422 });
    expect(await store.findAnswer('u_lin', 'k')).toStrictEqual(answer);
    expect((await store.findAnswer('u_chen', 'k'))?.status).toBe(422);
    expect(await store.findAnswer('u_lin', 'other')).toBeUndefined();
  });

  it('counts guesses and answers how it was before', async () => {
    await store.saveSmsCode({ ...sms, guesses: 4 });
    await store.saveSmsCode(sms);
    expect(await store.guessSmsCode('u_lin', 'p')).toStrictEqual(sms);
    expect(await store.guessSmsCode('u_lin', 'p')).toStrictEqual({ ...sms, guesses: 1 });
    await store.dropSmsCode('u_lin', 'p');
    expect(await store.guessSmsCode('u_lin', 'p')).toBeUndefined();
  });

  it('counts every guess of many at the same time', async () => {
    await store.saveSmsCode(sms);
    const guesses = Array.from({ length: 20 }, () => store.guessSmsCode('u_lin', 'p'));
    const seen = (await Promise.all(guesses)).map((guess) => guess?.guesses);
    expect(seen).toStrictEqual(Array.from({ length: 20 }, (_none, index) => index));
  });

  it('finds sessions', async () => {
    await store.saveSession(session);
    expect(await store.findSession('t')).toStrictEqual(session);
    expect(await store.findSession('u')).toBeUndefined();
  });

  it('keeps each usage event once and every quota report', async () => {
    await store.saveUsageEvents([event, { ...event, id: 'f' }]);
    await store.saveUsageEvents([{ ...event, outcome: 'declined' }]);
    expect(await store.usageEvents()).toStrictEqual([event, { ...event, id: 'f' }]);
    const report = { userId: 'u_lin', component: 'realtime', receivedAt: 3 } as const;
    await store.saveQuotaReport(report);
    expect(await store.quotaReports()).toStrictEqual([report]);
  });

  it('takes back a nickname and the very picture it is told, and finds people by openid', async () => {
    await store.findOrCreateUser(person('lin'));
    await store.saveNickname('u_lin', '小满');
    await store.saveAvatar({ id: 'a', userId: 'u_lin', type: 'image/png', bytes: Buffer.of(1) });
    await store.dropAvatar('u_lin', 'earlier');
    await store.dropAvatar('u_chen', 'a');
    await store.dropNickname('u_chen');
    const whole = { ...person('lin'), nickname: '小满', avatarId: 'a' };
    expect(await store.findUserByOpenid('o_lin')).toStrictEqual(whole);
    expect(await store.findAvatar('a')).toBeDefined();
    await store.dropNickname('u_lin');
    await store.dropAvatar('u_lin', 'a');
    expect(await store.findUserByOpenid('o_lin')).toStrictEqual(person('lin'));
    expect(await store.findAvatar('a')).toBeUndefined();
    expect(await store.findUserByOpenid('u_lin')).toBeUndefined();
  });

  it('answers a picture’s review once', async () => {
    const check = { traceId: 'm', userId: 'u_lin', avatarId: 'a' };
    await store.saveMediaCheck(check);
    expect(await store.takeMediaCheck('m')).toStrictEqual(check);
    expect(await store.takeMediaCheck('m')).toBeUndefined();
  });

  it('forgets what has expired, at its very moment and not before', async () => {
    const exchange = { codeDigest: 'c', userId: 'u_lin', outcome: number, expiresAt: 8 };
    const all = async () => [
      await store.findSession('t'),
      await store.findExchange('c'),
      await store.findAnswer('u_lin', 'k'),
    ];
    await store.saveSession(session);
    await store.saveExchange(exchange);
    await store.saveAnswer(answer);
    await store.saveSmsCode({ ...sms, expiresAt: 6 });
    await store.forgetExpired(6);
    expect(await all()).toStrictEqual([session, exchange, answer]);
    expect(await store.guessSmsCode('u_lin', 'p')).toBeUndefined();
    await store.forgetExpired(8);
    expect(await all()).toStrictEqual([undefined, undefined, answer]);
    await store.forgetExpired(9);
    expect(await all()).toStrictEqual([undefined, undefined, undefined]);
  });

  it('forgets a person with every record about them, and nobody else', async () => {
    await store.findOrCreateUser(person('lin'));
    await store.findOrCreateUser(person('chen'));
    await store.saveAvatar({ id: 'a', userId: 'u_lin', type: 'image/png', bytes: Buffer.of(1) });
    await store.bindPhone('u_lin', phone('p'), false);
    await store.saveSession(session);
    await store.saveSession({ ...session, tokenDigest: 'chen', userId: 'u_chen' });
    await store.saveExchange({ codeDigest: 'c', userId: 'u_lin', outcome: number, expiresAt: 9 });
    await store.saveAnswer(answer);
    await store.saveSmsCode(sms);
    await store.saveUsageEvents([event]);
    await store.saveQuotaReport({ userId: 'u_lin', component: 'quick', receivedAt: 1 });
    await store.saveMediaCheck({ traceId: 'm', userId: 'u_lin', avatarId: 'a' });
    await store.deleteUser('u_lin');
    expect([
      await store.findUser('u_lin'),
      await store.findAvatar('a'),
      await store.findSession('t'),
      await store.findExchange('c'),
      await store.findAnswer('u_lin', 'k'),
      await store.guessSmsCode('u_lin', 'p'),
      await store.takeMediaCheck('m'),
      ...(await store.usageEvents()),
      ...(await store.quotaReports()),
    ]).toStrictEqual(Array.from({ length: 7 }, () => undefined));
    expect(await store.findUser('u_chen')).toStrictEqual(person('chen'));
    expect((await store.findSession('chen'))?.userId).toBe('u_chen');
  });

  it('forgets everybody on reset', async () => {
    await store.findOrCreateUser(person('lin'));
    await store.saveSession(session);
    store.reset();
    expect([await store.findUser('u_lin'), await store.findSession('t')]).toStrictEqual([
      undefined,
      undefined,
    ]);
  });
});
