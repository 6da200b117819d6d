import type { Reply } from 'onboarding-testing';
import { send } from 'onboarding-testing';
import { defaultAccount } from 'wechat-simulator';

import type { Stage } from '../stage';
import { bindByCode, exchanges, phoneCode, signIn, startStage } from '../stage';

const { appid } = defaultAccount;
const keyOf = (name: string): string => `key-${name.padEnd(16, '-')}`;
const typed = { countryCode: '86', number: '13800138000' };

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const bind = (token: string, name: string, body: object): Promise<Reply> =>
  send(stage, 'POST', '/v1/user/phone', { token, key: keyOf(name), body });
const askForCode = (token: string, number: object = typed): Promise<Reply> =>
  send(stage, 'POST', '/v1/sms-codes', { token, body: number });
const sentCode = (): string => stage.sms.messages().at(-1)?.smsCode ?? '';
const codeOf = ({ status, body }: Reply): readonly unknown[] => [status, body['code']];
const wrong = (smsCode: string): string => (smsCode === '111111' ? '222222' : '111111');

describe('a number proven by SMS', () => {
  it('is sent a six-digit code and bound by it', async () => {
    const token = await signIn(stage);
    const { status, body } = await askForCode(token);
    expect([status, body]).toStrictEqual([202, { resendAfterSeconds: 60, expiresInSeconds: 300 }]);
    expect(stage.sms.messages()).toStrictEqual([
      {
        number: { countryCode: '86', pureNumber: '13800138000' },
        smsCode: expect.stringMatching(/^\d{6}$/) as string,
      },
    ]);
    const bound = await bind(token, 'a', { kind: 'sms', ...typed, smsCode: sentCode() });
    expect(bound.body['user']).toMatchObject({
      phone: { masked: '138******00', countryCode: '86' },
    });
  });

  it.each([
    ['86', '13800138000'],
    ['86', '12066600001'],
    ['86', '12066600004'],
    ['852', '51234567'],
    ['886', '912345678'],
    ['1', '4155552671'],
    ['1', '2015550123'],
    ['44', '7400123456'],
    ['7', '9161234567'],
    ['49', '15112345678'],
    ['225', '0712345678'],
    ['690', '7290'],
  ])('may be +%s %s', async (countryCode, number) => {
    expect((await askForCode(await signIn(stage), { countryCode, number })).status).toBe(202);
  });

  it.each([
    ['86', '12345678901'],
    ['86', '12066600005'],
    ['999', '12345678'],
    ['852', '13800138000'],
    // Landlines, a shared-cost, a premium number; satellites; numbers of no country.
    ...[
      ['44', '2079460958'],
      ['683', '4123'],
      ['86', '1065201234'],
      ['86', '4001234567'],
      ['44', '9098790000'],
      ['1', '9002345678'],
    ],
    ...[
      ['86', '13491234567'],
      ['86', '17401234567'],
      ['881', '612345678'],
      ['870', '773111632'],
    ],
    ...[
      ['86', '02087654321'],
      ['882', '1312345678'],
      ['979', '123456789'],
    ],
  ])('may not be +%s %s', async (countryCode, number) => {
    const reply = await askForCode(await signIn(stage), { countryCode, number });
    expect(codeOf(reply)).toStrictEqual([422, 'number-invalid']);
    expect(stage.sms.messages()).toStrictEqual([]);
  });

  it('is sent another code only after a minute, and then the first is void', async () => {
    const token = await signIn(stage);
    await askForCode(token);
    const first = sentCode();
    stage.advance(45_000);
    const early = await askForCode(token);
    expect([...codeOf(early), early.body['retryAfterSeconds']]).toStrictEqual([
      429,
      'rate-limited',
      15,
    ]);
    stage.advance(15_000);
    expect((await askForCode(token)).status).toBe(202);
    expect(codeOf(await bind(token, 'a', { kind: 'sms', ...typed, smsCode: first }))).toStrictEqual(
      [422, 'sms-code-wrong'],
    );
  });

  it('gets five messages an hour, whoever asks', async () => {
    const tokens = [await signIn(stage), await signIn(stage, 'chen')];
    for (let time = 0; time < 5; time += 1) {
      await askForCode(tokens[time % 2] ?? '');
      stage.advance(61_000);
    }
    expect(codeOf(await askForCode(tokens[0] ?? ''))).toStrictEqual([429, 'rate-limited']);
  });

  it('is refused a code of five minutes ago, a code for another number, and no code', async () => {
    const token = await signIn(stage);
    const bindWith = (name: string, number: string, smsCode: string): Promise<Reply> =>
      bind(token, name, { kind: 'sms', countryCode: '86', number, smsCode });
    expect(codeOf(await bindWith('none', typed.number, '123456'))[1]).toBe('sms-code-expired');
    await askForCode(token);
    expect(codeOf(await bindWith('other', '13800138001', sentCode()))[1]).toBe('sms-code-expired');
    stage.advance(300_000);
    expect(codeOf(await bindWith('late', typed.number, sentCode()))[1]).toBe('sms-code-expired');
  });

  it('is lost after five guesses, the right code included', async () => {
    const token = await signIn(stage);
    await askForCode(token);
    const right = sentCode();
    const guesses: unknown[] = [];
    for (const guess of ['a', 'b', 'c', 'd', 'e']) {
      guesses.push(
        codeOf(await bind(token, guess, { kind: 'sms', ...typed, smsCode: wrong(right) }))[1],
      );
    }
    expect(new Set(guesses)).toStrictEqual(new Set(['sms-code-wrong']));
    expect(codeOf(await bind(token, 'f', { kind: 'sms', ...typed, smsCode: right }))).toStrictEqual(
      [422, 'sms-too-many-guesses'],
    );
  });

  it('is not lost by right codes that meet a conflict: only wrong guesses count', async () => {
    const owner = await signIn(stage, 'chen');
    await askForCode(owner);
    await bind(owner, 'own', { kind: 'sms', ...typed, smsCode: sentCode() });
    stage.advance(60_000);
    const token = await signIn(stage);
    await askForCode(token);
    const right = { kind: 'sms', ...typed, smsCode: sentCode() };
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      expect(codeOf(await bind(token, key, right))[1]).toBe('phone-already-bound');
    }
    expect((await bind(token, 'g', { ...right, resolution: 'move' })).status).toBe(200);
  });

  it('is not bound twice by one code', async () => {
    const token = await signIn(stage);
    await askForCode(token);
    const body = { kind: 'sms', ...typed, smsCode: sentCode() };
    await bind(token, 'a', body);
    expect(codeOf(await bind(token, 'b', body))[1]).toBe('sms-code-expired');
  });

  it('moves from another person only when told so, with the same code', async () => {
    const [lin, chen] = [await signIn(stage), await signIn(stage, 'chen')];
    await askForCode(lin);
    await bind(lin, 'a', { kind: 'sms', ...typed, smsCode: sentCode() });
    stage.advance(61_000);
    await askForCode(chen);
    const body = { kind: 'sms', ...typed, smsCode: sentCode() };
    const conflict = await bind(chen, 'b', body);
    expect(codeOf(conflict)).toStrictEqual([409, 'phone-already-bound']);
    expect(conflict.body['resolutions']).toStrictEqual(['move']);
    expect((await bind(chen, 'c', { ...body, resolution: 'move' })).status).toBe(200);
    expect((await send(stage, 'GET', '/v1/user', { token: lin })).body['phone']).toBeNull();
  });
});

describe('a number proven by a code', () => {
  it('moves with the same code, which is not exchanged again', async () => {
    const shared = { id: 'shared', countryCode: '86', purePhoneNumber: '13580006666' };
    stage.wechat.directory.saveUser({ id: 'chen', nickname: '陈一', numbers: [shared] });
    await bindByCode(stage, await signIn(stage), keyOf('a'), await phoneCode(stage));
    const chen = await signIn(stage, 'chen');
    const code = await phoneCode(stage, 'chen', 'shared');
    const conflict = await bindByCode(stage, chen, keyOf('b'), code);
    const moved = await bindByCode(stage, chen, keyOf('c'), code, { resolution: 'move' });
    expect([conflict.status, moved.status, exchanges(stage)]).toStrictEqual([409, 200, 2]);
    expect(stage.wechat.phoneCodes.records().map(({ reuses }) => reuses)).toStrictEqual([0, 0]);
  });

  it('is forgotten when unbound, and may then be bound by somebody else', async () => {
    const token = await signIn(stage);
    await bindByCode(stage, token, keyOf('a'), await phoneCode(stage));
    const { status } = await send(stage, 'DELETE', '/v1/user/phone', { token });
    const { body } = await send(stage, 'GET', '/v1/user', { token });
    expect([status, body['phone']]).toStrictEqual([204, null]);
  });
});

describe('a number in the payload of an old client', () => {
  const payload = async (component: 'quick' = 'quick'): Promise<object> => {
    const answer = await stage
      .phoneOf('lin')
      .grantPhone({ appid, component, numberId: 'mainland' });
    if (answer.kind !== 'granted') throw new Error(answer.errMsg);
    const { encryptedData, iv } = answer;
    return { kind: 'encrypted', encryptedData, iv };
  };

  it('is opened with the session key of the login before', async () => {
    const token = await signIn(stage);
    const { body } = await bind(token, 'a', await payload());
    expect(body['user']).toMatchObject({ phone: { masked: '135******66' } });
  });

  it('is refused as stale after a login the backend did not see', async () => {
    const token = await signIn(stage);
    await stage.phoneOf('lin').login({ appid });
    expect(codeOf(await bind(token, 'a', await payload()))).toStrictEqual([
      409,
      'wechat-session-stale',
    ]);
    const fresh = await signIn(stage);
    expect((await bind(fresh, 'b', await payload())).status).toBe(200);
  });

  it('is refused when it is older than a code may be', async () => {
    const token = await signIn(stage);
    const old = await payload();
    stage.advance(5 * 60 * 1000 + 1000);
    expect(codeOf(await bind(token, 'a', old))[1]).toBe('phone-code-invalid');
  });

  it.each([
    ['no base64', { encryptedData: '***', iv: '*'.repeat(24) }],
    ['another length', { encryptedData: 'AAAA', iv: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
  ])('is refused as stale when it is damaged: %s', async (_name, damaged) => {
    const reply = await bind(await signIn(stage), 'a', { kind: 'encrypted', ...damaged });
    expect(codeOf(reply)).toStrictEqual([409, 'wechat-session-stale']);
  });
});

describe('a number behind a cloudID', () => {
  it('is opened for its person only', async () => {
    stage.wechat.directory.saveAccount({ ...defaultAccount, hasCloud: true });
    const answer = await stage
      .phoneOf('lin')
      .grantPhone({ appid, component: 'quick', numberId: 'hongkong' });
    const cloudId = answer.kind === 'granted' ? answer.cloudID : undefined;
    const thief = await bind(await signIn(stage, 'chen'), 'a', { kind: 'cloudId', cloudId });
    const owner = await bind(await signIn(stage), 'b', { kind: 'cloudId', cloudId });
    expect(codeOf(thief)).toStrictEqual([422, 'phone-code-invalid']);
    expect(owner.body['user']).toMatchObject({
      phone: { masked: '51****67', countryCode: '852' },
    });
  });
});
