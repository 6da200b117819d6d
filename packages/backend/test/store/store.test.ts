import type { OpenStore, StoredExchange } from '../../src/store/store';
import { allPlaces, onEveryPlace, person, phone } from './places';

const sms = {
  userId: 'u_lin',
  phoneDigest: 'p',
  codeDigest: 'c',
  sentAt: 0,
  expiresAt: 5,
  guesses: 0,
};
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

const pictureOfLin = {
  ...({ id: 'a', userId: 'u_lin', type: 'image/png' } as const),
  bytes: Buffer.of(1),
};
const claim = { id: 'claim', until: 5 };
const exchange = {
  ...{ codeDigest: 'c', userId: 'u_lin', askedAt: 1, expiresAt: 8 },
  outcome: { kind: 'number', phone: phone('p') },
} satisfies StoredExchange;
const bindingOf = (userId: string, digest: string, move: boolean) => ({
  ...{ userId, move, phone: phone(digest), provenAt: 1, now: 1 },
});

describe.each(allPlaces)('the store in %s', (_, open) => {
  const { current } = onEveryPlace(open);
  let store: OpenStore;
  beforeEach(() => {
    store = current();
  });
  const keepAnswer = async (kept: typeof answer): Promise<void> => {
    await store.claimAnswer(kept, claim, 0);
    await store.saveAnswer(kept, claim.id);
  };

  it('makes a person once per openid', async () => {
    const first = await store.findOrCreateUser(person('lin'), 1);
    const again = await store.findOrCreateUser({ ...person('lin'), id: 'u_other' }, 1);
    expect([first, again]).toStrictEqual([person('lin'), person('lin')]);
    expect(await store.findUser('u_lin')).toStrictEqual(person('lin'));
    expect(await store.findUser('u_other')).toBeUndefined();
  });

  it('saves a nickname and answers nobody for strangers', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    const saved = await store.saveNickname('u_lin', "小满'; DROP TABLE users; --", 1);
    expect(saved?.nickname).toBe("小满'; DROP TABLE users; --");
    expect(await store.saveNickname('u_wei', '无', 1)).toBeUndefined();
  });

  it('keeps one picture a person, byte by byte', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    const picture = (id: string, bytes: readonly number[]) =>
      ({ id, userId: 'u_lin', type: 'image/png', bytes: Buffer.from(bytes) }) as const;
    await store.saveAvatar(picture('a1', [1]), 1);
    const saved = await store.saveAvatar(picture('a2', [0, 255, 10]), 1);
    expect(saved?.avatarId).toBe('a2');
    expect(await store.findAvatar('a1')).toBeUndefined();
    expect(await store.findAvatar('a2')).toStrictEqual(picture('a2', [0, 255, 10]));
    expect(await store.saveAvatar({ ...picture('a3', [1]), userId: 'u_wei' }, 1)).toBeUndefined();
    expect(await store.findAvatar('a3')).toBeUndefined();
  });

  it('gives a number to one person at a time and moves it only when asked', async () => {
    await store.findOrCreateUser(person('lin'), 1);
    await store.findOrCreateUser(person('chen'), 1);
    const bound = { kind: 'bound', user: { ...person('lin'), phone: phone('p') } };
    expect(await store.bindPhone(bindingOf('u_lin', 'p', false))).toStrictEqual(bound);
    expect(await store.bindPhone(bindingOf('u_lin', 'p', false))).toStrictEqual(bound);
    expect(await store.bindPhone(bindingOf('u_chen', 'p', false))).toStrictEqual({ kind: 'taken' });
    expect((await store.bindPhone(bindingOf('u_chen', 'p', true))).kind).toBe('bound');
    expect((await store.findUser('u_lin'))?.phone).toBeNull();
    expect(await store.bindPhone(bindingOf('u_wei', 'q', false))).toStrictEqual({
      kind: 'no-user',
    });
    await store.unbindPhone('u_chen', 1);
    expect((await store.bindPhone(bindingOf('u_lin', 'p', false))).kind).toBe('bound');
  });

  it('keeps answers by person and key', async () => {
    await keepAnswer(answer);
    await keepAnswer({ ...answer, userId: 'u_chen', status: 422 });
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

  it('gives a guess back, and never more than were counted', async () => {
    await store.giveGuessBack('u_lin', 'p');
    await store.saveSmsCode(sms);
    await store.guessSmsCode('u_lin', 'p');
    await store.giveGuessBack('u_lin', 'p');
    await store.giveGuessBack('u_lin', 'p');
    expect(await store.guessSmsCode('u_lin', 'p')).toStrictEqual(sms);
  });

  it('counts every guess of many at the same time', async () => {
    await store.saveSmsCode(sms);
    const guesses = Array.from({ length: 20 }, () => store.guessSmsCode('u_lin', 'p'));
    const seen = (await Promise.all(guesses)).map((guess) => guess?.guesses);
    const inOrder = [...seen].sort((one, other) => Number(one) - Number(other));
    expect(inOrder).toStrictEqual(Array.from({ length: 20 }, (_none, index) => index));
  });

  it('finds sessions', async () => {
    await store.saveSession(session, 9);
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
    await store.findOrCreateUser(person('lin'), 1);
    await store.saveNickname('u_lin', '小满', 1);
    await store.saveAvatar(pictureOfLin, 1);
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
    const all = async () => [
      await store.findSession('t'),
      await store.findExchange('c'),
      await store.findAnswer('u_lin', 'k'),
    ];
    await store.saveSession(session, 9);
    await store.saveExchange(exchange);
    await keepAnswer(answer);
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
    await store.findOrCreateUser(person('lin'), 1);
    await store.findOrCreateUser(person('chen'), 1);
    await store.saveAvatar(pictureOfLin, 1);
    await store.bindPhone(bindingOf('u_lin', 'p', false));
    await store.saveSession(session, 9);
    await store.saveSession({ ...session, tokenDigest: 'chen', userId: 'u_chen' }, 9);
    await store.saveExchange(exchange);
    await keepAnswer(answer);
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
    await store.findOrCreateUser(person('lin'), 1);
    await store.saveSession(session, 9);
    await store.reset();
    expect([await store.findUser('u_lin'), await store.findSession('t')]).toStrictEqual([
      undefined,
      undefined,
    ]);
  });
});
