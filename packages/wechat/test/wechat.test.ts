import { decryptPayload } from '../src/phone/encrypted-payload';
import { createRandom } from '../src/random';
import { defaultAccount, defaultUsers } from '../src/seed';
import { appid, createFixture, grant, minutes, secret } from './platform-fixture';

const session = { appid, secret, grant_type: 'authorization_code' };

describe('login codes', () => {
  it('fetch the openid and the session key once', () => {
    const { wechat } = createFixture();
    const js_code = wechat.login(appid, 'lin');
    const first = wechat.server.code2Session({ ...session, js_code });
    expect(first).toStrictEqual({
      openid: wechat.directory.openid(appid, 'lin'),
      session_key: expect.stringMatching(/^[\w+/]{22}==$/) as string,
    });
    expect(wechat.server.code2Session({ ...session, js_code })).toMatchObject({ errcode: 40163 });
  });

  it('live five minutes', () => {
    const { wechat, advance } = createFixture();
    const [late, early] = [wechat.login(appid, 'lin'), wechat.login(appid, 'lin')];
    advance(5 * minutes - 1);
    expect(wechat.server.code2Session({ ...session, js_code: early })).toHaveProperty('openid');
    advance(1);
    expect(wechat.server.code2Session({ ...session, js_code: late })).toMatchObject({
      errcode: 40029,
    });
  });

  it('are not spent by another account', () => {
    const other = { ...defaultAccount, appid: 'wxother', secret: 'other' };
    const { wechat } = createFixture({ accounts: [defaultAccount, other] });
    const js_code = wechat.login(appid, 'lin');
    expect(
      wechat.server.code2Session({ ...session, appid: 'wxother', secret: 'other', js_code }),
    ).toMatchObject({ errcode: 40029 });
    expect(wechat.server.code2Session({ ...session, js_code })).toHaveProperty('openid');
  });

  it('replace the session key, which checkSession then calls good', () => {
    const { wechat } = createFixture();
    const openid = wechat.directory.openid(appid, 'lin') ?? '';
    expect(wechat.sessionKeys.isValid(openid)).toBe(false);
    wechat.login(appid, 'lin');
    const first = wechat.sessionKeys.current(openid);
    wechat.login(appid, 'lin');
    expect(wechat.sessionKeys.current(openid)).not.toBe(first);
    expect(wechat.sessionKeys.isValid(openid)).toBe(true);
    wechat.sessionKeys.expire(openid);
    expect(wechat.sessionKeys.isValid(openid)).toBe(false);
  });

  it('are refused to strangers with a cure', () => {
    const { wechat } = createFixture();
    expect(() => wechat.login('wxnobody', 'lin')).toThrow('add it to its accounts or users');
  });
});

describe('phone codes', () => {
  it('give the number once, with calling code and watermark', () => {
    const { wechat, now } = createFixture();
    const { code } = grant(wechat, { numberId: 'hongkong' });
    expect(wechat.server.getUserPhoneNumber(appid, { code })).toStrictEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '85251234567',
        purePhoneNumber: '51234567',
        countryCode: '852',
        watermark: { appid, timestamp: now() / 1000 },
      },
    });
    expect(wechat.server.getUserPhoneNumber(appid, { code })).toMatchObject({ errcode: 40029 });
    expect(wechat.phoneCodes.records()[0]).toMatchObject({ consumedAt: now(), reuses: 1 });
  });

  it('are refused, and not spent, with the openid of somebody else', () => {
    const { wechat } = createFixture();
    const { code } = grant(wechat);
    const openid = wechat.directory.openid(appid, 'chen');
    expect(wechat.server.getUserPhoneNumber(appid, { code, openid })).toMatchObject({
      errcode: 40029,
    });
    expect(
      wechat.server.getUserPhoneNumber(appid, {
        code,
        openid: wechat.directory.openid(appid, 'lin'),
      }),
    ).toMatchObject({ errcode: 0 });
  });

  it('and login codes are refused in each other’s place', () => {
    const { wechat } = createFixture();
    const login = wechat.login(appid, 'lin');
    const { code } = grant(wechat);
    expect(wechat.server.getUserPhoneNumber(appid, { code: login })).toMatchObject({
      errcode: 40029,
    });
    expect(wechat.server.code2Session({ ...session, js_code: code })).toMatchObject({
      errcode: 40029,
    });
  });

  it('live five minutes', () => {
    const { wechat, advance } = createFixture();
    const { code } = grant(wechat);
    advance(5 * minutes);
    expect(wechat.server.getUserPhoneNumber(appid, { code })).toMatchObject({ errcode: 40029 });
  });

  it('of another account answer 40013', () => {
    const { wechat } = createFixture();
    const { code } = grant(wechat);
    expect(wechat.server.getUserPhoneNumber('wxother', { code })).toMatchObject({
      errcode: 40013,
    });
  });
});

describe('the query point and the charge point', () => {
  const tap = { appid, userId: 'lin', component: 'quick' } as const;

  it('offers masked numbers and books nothing', () => {
    const { wechat } = createFixture();
    expect(wechat.phone.query(tap)).toStrictEqual({
      kind: 'ready',
      numbers: [
        { id: 'mainland', countryCode: '86', masked: '135******66' },
        { id: 'second', countryCode: '86', masked: '186******77' },
        { id: 'hongkong', countryCode: '852', masked: '51****67' },
      ],
    });
    expect(wechat.ledger.charges()).toStrictEqual([]);
  });

  it('books three fen for quick and four for real-time at the grant', () => {
    const { wechat, now } = createFixture();
    grant(wechat);
    grant(wechat, { component: 'realtime' });
    expect(wechat.ledger.charges()[0]).toStrictEqual({
      at: now(),
      appid,
      openid: wechat.directory.openid(appid, 'lin'),
      component: 'quick',
      source: 'trial',
      packId: 'pkg1',
      priceInFen: 3,
    });
    expect(wechat.ledger.totalInFen()).toBe(7);
  });

  it('refuses with 1400001 before any sheet when nothing is left', () => {
    const { wechat } = createFixture();
    wechat.quotaOf(appid).set('quick', 0);
    expect(wechat.phone.query(tap)).toStrictEqual({
      kind: 'refused',
      errMsg: 'getPhoneNumber:fail appid no enough quota',
      errno: 1400001,
    });
    expect(wechat.phone.query({ ...tap, component: 'realtime' }).kind).toBe('ready');
  });

  it('books nothing when the last use went between tap and consent', () => {
    const { wechat } = createFixture();
    wechat.quotaOf(appid).set('quick', 1);
    wechat.phone.query(tap);
    grant(wechat);
    expect(() => grant(wechat)).toThrow('no enough quota');
    expect(wechat.ledger.charges()).toHaveLength(1);
  });

  it('charges nothing to a government’s account, even without quota', () => {
    const { wechat } = createFixture({ accounts: [{ ...defaultAccount, subject: 'government' }] });
    wechat.quotaOf(appid).set('quick', 0);
    expect(wechat.phone.query(tap).kind).toBe('ready');
    grant(wechat);
    expect(wechat.ledger.charges()[0]).toMatchObject({ source: 'free', priceInFen: 0 });
  });

  it.each(['personal', 'unverified'] as const)('has no permission for a %s subject', (subject) => {
    const { wechat } = createFixture({ accounts: [{ ...defaultAccount, subject }] });
    expect(wechat.phone.query(tap)).toStrictEqual({
      kind: 'refused',
      errMsg: 'getPhoneNumber:fail no permission',
    });
    expect(() => grant(wechat)).toThrow('no permission');
  });

  it('keeps a failure for the point it belongs to', () => {
    const { wechat } = createFixture();
    wechat.faults.failNextPhone('quick', 'user-deny-android');
    expect(wechat.phone.query(tap).kind).toBe('ready');
    expect(() => grant(wechat)).toThrow('getPhoneNumber:fail:user deny');
    expect(grant(wechat).code).toHaveLength(64);
    wechat.faults.failNextPhone('realtime', 'unsupported-in-devtools');
    expect(wechat.phone.query({ ...tap, component: 'realtime' })).toStrictEqual({
      kind: 'refused',
      errMsg: 'getrealtimephonenumber not supported on devtools',
    });
  });
});

describe('the legacy payload', () => {
  it('opens under the session key of the last login', () => {
    const { wechat } = createFixture();
    const js_code = wechat.login(appid, 'lin');
    const { encryptedData = '', iv = '' } = grant(wechat);
    const answer = wechat.server.code2Session({ ...session, js_code });
    const key = 'session_key' in answer ? answer.session_key : '';
    expect(decryptPayload({ encryptedData, iv }, key)).toMatchObject({
      purePhoneNumber: '13580006666',
      countryCode: '86',
      watermark: { appid },
    });
  });

  it('does not open under the key of a login made in the callback', () => {
    const { wechat } = createFixture();
    wechat.login(appid, 'lin');
    const { encryptedData = '', iv = '' } = grant(wechat);
    wechat.login(appid, 'lin');
    const key = wechat.sessionKeys.current(wechat.directory.openid(appid, 'lin') ?? '') ?? '';
    expect(() => decryptPayload({ encryptedData, iv }, key)).toThrow();
  });

  it('comes with an empty code from an old client, charged all the same', () => {
    const { wechat } = createFixture();
    wechat.login(appid, 'lin');
    const { code, iv } = grant(wechat, { oldClient: true });
    expect([code, typeof iv, wechat.ledger.totalInFen()]).toStrictEqual(['', 'string', 3]);
    expect(wechat.phoneCodes.records()).toStrictEqual([]);
  });

  it('never comes with real-time verification', () => {
    const { wechat } = createFixture();
    wechat.login(appid, 'lin');
    expect(Object.keys(grant(wechat, { component: 'realtime' }))).toStrictEqual(['kind', 'code']);
  });
});

describe('cloudID', () => {
  it('opens for its person for five minutes', () => {
    const { wechat, advance } = createFixture({
      accounts: [{ ...defaultAccount, hasCloud: true }],
    });
    const { cloudID = '' } = grant(wechat);
    const openid = wechat.directory.openid(appid, 'lin') ?? '';
    const read = (who: string): unknown =>
      JSON.parse(wechat.server.getOpenData(appid, who, [cloudID]).data_list[0]?.json ?? '');
    expect(read(openid)).toMatchObject({ data: { purePhoneNumber: '13580006666' } });
    expect(read('oSomebody')).toMatchObject({ errCode: -601006 });
    advance(5 * minutes);
    expect(read(openid)).toMatchObject({ errCode: -601006, errMsg: 'cloudID expired.' });
  });
});

describe('the whole platform', () => {
  it('does the same again under the same seed and after a reset', () => {
    const run = (wechat: ReturnType<typeof createFixture>['wechat']): readonly string[] => [
      wechat.login(appid, 'lin'),
      grant(wechat).code,
      grant(wechat).iv ?? '',
    ];
    const { wechat } = createFixture();
    const first = run(wechat);
    wechat.quotaOf(appid).set('quick', 0);
    wechat.directory.saveUser({ id: 'lin', nickname: '', numbers: [] });
    wechat.faults.failNextPhone('quick', 'no-quota');
    wechat.reset();
    expect(wechat.ledger.charges()).toStrictEqual([]);
    expect(run(wechat)).toStrictEqual(first);
    expect(run(createFixture({ random: createRandom(2) }).wechat)).not.toStrictEqual(first);
  });

  it('gives each person 28 characters of openid for each account', () => {
    const other = { ...defaultAccount, appid: 'wxother' };
    const { wechat } = createFixture({ accounts: [defaultAccount, other] });
    const openids = defaultUsers.flatMap(({ id }) => [
      wechat.directory.openid(appid, id),
      wechat.directory.openid('wxother', id),
    ]);
    expect(new Set(openids).size).toBe(6);
    expect(openids.every((openid) => /^o[\w-]{27}$/.test(openid ?? ''))).toBe(true);
  });
});
