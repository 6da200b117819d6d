import { send } from 'onboarding-testing';

import type { Stage } from '../stage';
import { bindByCode, exchanges, phoneCode, signIn, startStage } from '../stage';

const keyA = 'key-aaaaaaaaaaaaaaaa';
const keyB = 'key-bbbbbbbbbbbbbbbb';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe('the phone exchange', () => {
  it('binds the number and shows only its masked form', async () => {
    const token = await signIn(stage);
    const bound = await bindByCode(stage, token, keyA, await phoneCode(stage));
    expect([bound.status, bound.headers.get('idempotency-replayed')]).toStrictEqual([200, null]);
    expect(bound.body['user']).toMatchObject({
      phone: { masked: '135******66', countryCode: '86' },
    });
    const { body } = await send(stage, 'GET', '/v1/user', { token });
    expect(body['phone']).toStrictEqual({ masked: '135******66', countryCode: '86' });
    expect(JSON.stringify([bound.body, body])).not.toContain('13580006666');
  });

  it('answers the same key and body with the first answer', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const first = await bindByCode(stage, token, keyA, code);
    const second = await bindByCode(stage, token, keyA, code);
    expect(second.body).toStrictEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(stage.wechat.phoneCodes.records()[0]?.reuses).toBe(0);
  });

  it('exchanges one code once under two keys and answers both alike', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const [one, other] = await Promise.all([
      bindByCode(stage, token, keyA, code),
      bindByCode(stage, token, keyB, code),
    ]);
    const later = await bindByCode(stage, token, 'key-cccccccccccccccc', code);
    expect([one.body, later.body]).toStrictEqual([other.body, other.body]);
    expect(stage.wechat.phoneCodes.records()[0]?.reuses).toBe(0);
  });

  it('refuses the same key with another body', async () => {
    const token = await signIn(stage);
    await bindByCode(stage, token, keyA, await phoneCode(stage));
    const { status, body } = await bindByCode(stage, token, keyA, await phoneCode(stage));
    expect([status, body['code']]).toStrictEqual([409, 'idempotency-key-reused']);
    expect(exchanges(stage)).toBe(1);
  });

  it('lets two people use the same key', async () => {
    const lin = await bindByCode(stage, await signIn(stage), keyA, await phoneCode(stage));
    const chen = await bindByCode(
      stage,
      await signIn(stage, 'chen'),
      keyA,
      await phoneCode(stage, 'chen', 'test'),
    );
    expect([lin.status, chen.status]).toStrictEqual([200, 200]);
  });

  it('refuses a code five minutes old, and remembers that', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    stage.advance(5 * 60 * 1000);
    const first = await bindByCode(stage, token, keyA, code);
    const second = await bindByCode(stage, token, keyA, code);
    expect([first.status, first.body['code']]).toStrictEqual([422, 'phone-code-invalid']);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.type).toContain('application/problem+json');
  });

  it('keeps a stolen code good for its owner', async () => {
    const code = await phoneCode(stage);
    const thief = await bindByCode(stage, await signIn(stage, 'chen'), keyB, code);
    const owner = await bindByCode(stage, await signIn(stage), keyA, code);
    expect([thief.body['code'], owner.status]).toStrictEqual(['phone-code-invalid', 200]);
  });

  it.each([
    [-1, '1'],
    [45011, '50'],
  ])('does not remember a busy WeChat (%i) as final', async (errcode, wait) => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    stage.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode });
    const busy = await bindByCode(stage, token, keyA, code);
    const again = await bindByCode(stage, token, keyA, code);
    expect([busy.status, busy.body['code'], busy.headers.get('retry-after')]).toStrictEqual([
      503,
      'wechat-busy',
      wait,
    ]);
    expect(again.status).toBe(200);
  });

  it.each([
    ['an HTML page', { kind: 'http', status: 502, contentType: 'html', body: '<p>bad</p>' }],
    ['JSON of another shape', { kind: 'http', status: 200, contentType: 'json', body: '{"a":1}' }],
    ['a dropped connection', { kind: 'lost-before' }],
    ['silence', { kind: 'silence' }],
  ] as const)('answers wechat-unavailable to %s, and succeeds later', async (_name, fault) => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    await bindByCode(stage, token, keyB, 'warm-up for the access token');
    stage.wechat.faults.failNextCall('getuserphonenumber', fault);
    const first = await bindByCode(stage, token, keyA, code);
    expect([first.status, first.body['code']]).toStrictEqual([502, 'wechat-unavailable']);
    expect((await bindByCode(stage, token, keyA, code)).status).toBe(200);
  });

  it.each([40013, 48001, 40164, 50007])(
    'says that errcode %i is this backend’s own fault',
    async (errcode) => {
      const token = await signIn(stage);
      stage.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode });
      const { status, body } = await bindByCode(stage, token, keyA, 'any');
      expect([status, body['code']]).toStrictEqual([500, 'wechat-misconfigured']);
    },
  );

  it('cannot save a number whose answer WeChat lost: the retry asks for one more tap', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    await bindByCode(stage, token, keyB, 'warm-up for the access token');
    stage.wechat.faults.failNextCall('getuserphonenumber', { kind: 'lost-after' });
    const first = await bindByCode(stage, token, keyA, code);
    const second = await bindByCode(stage, token, keyA, code);
    expect([first.body['code'], second.body['code']]).toStrictEqual([
      'wechat-unavailable',
      'phone-code-invalid',
    ]);
  });

  it('says that a number belongs to somebody else', async () => {
    const shared = { id: 'shared', countryCode: '86', purePhoneNumber: '13580006666' };
    stage.wechat.directory.saveUser({ id: 'chen', nickname: '陈一', numbers: [shared] });
    await bindByCode(stage, await signIn(stage), keyA, await phoneCode(stage));
    const { status, body } = await bindByCode(
      stage,
      await signIn(stage, 'chen'),
      keyB,
      await phoneCode(stage, 'chen', 'shared'),
    );
    expect([status, body['code']]).toStrictEqual([409, 'phone-already-bound']);
  });

  it('limits exchanges by person but not repetitions', async () => {
    const limited = await startStage({ limits: { exchanges: { calls: 1, windowMs: 60_000 } } });
    try {
      const token = await signIn(limited);
      const code = await phoneCode(limited);
      await bindByCode(limited, token, keyA, code);
      const repeated = await bindByCode(limited, token, keyB, code);
      const fresh = await bindByCode(limited, token, 'key-cccccccccccccccc', 'new');
      expect([repeated.status, fresh.status]).toStrictEqual([200, 429]);
    } finally {
      await limited.close();
    }
  });
});
