import { send } from 'onboarding-testing';
import { defaultAccount } from 'wechat-simulator';

import type { Stage } from '../stage';
import { phoneCode, signIn, startStage } from '../stage';

const { appid } = defaultAccount;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe('sessions', () => {
  it('exchanges a login code for a token and a new person', async () => {
    const { code } = await stage.phoneOf('lin').login({ appid });
    const { status, body } = await send(stage, 'POST', '/v1/sessions', {
      body: { loginCode: code },
    });
    expect(status).toBe(201);
    expect(body).toStrictEqual({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      expiresInSeconds: 604800,
      user: {
        id: expect.stringMatching(/^u_[\w-]{16}$/) as string,
        nickname: null,
        avatarUrl: null,
        phone: null,
      },
    });
  });

  it('knows the same person again at the next login', async () => {
    const first = await send(stage, 'GET', '/v1/user', { token: await signIn(stage) });
    const second = await send(stage, 'GET', '/v1/user', { token: await signIn(stage) });
    expect(second.body).toStrictEqual(first.body);
  });

  it('refuses a used login code as login-code-invalid', async () => {
    const { code } = await stage.phoneOf('lin').login({ appid });
    const body = { loginCode: code };
    await send(stage, 'POST', '/v1/sessions', { body });
    const again = await send(stage, 'POST', '/v1/sessions', { body });
    expect([again.status, again.body['code']]).toStrictEqual([422, 'login-code-invalid']);
  });

  it('refuses a phone code where a login code is wanted', async () => {
    const code = await phoneCode(stage);
    const { body } = await send(stage, 'POST', '/v1/sessions', { body: { loginCode: code } });
    expect(body['code']).toBe('login-code-invalid');
  });

  it.each([
    [40226, 403, 'login-blocked'],
    [45011, 503, 'wechat-busy'],
    [-1, 503, 'wechat-busy'],
    [40013, 500, 'wechat-misconfigured'],
  ])('answers errcode %i of WeChat with %i %s', async (errcode, status, problem) => {
    stage.wechat.faults.failNextCall('jscode2session', { kind: 'errcode', errcode });
    const reply = await send(stage, 'POST', '/v1/sessions', { body: { loginCode: 'x' } });
    expect([reply.status, reply.body['code']]).toStrictEqual([status, problem]);
  });

  it('forgets a token after its life', async () => {
    const token = await signIn(stage);
    stage.advance(604800 * 1000);
    const { status, body } = await send(stage, 'GET', '/v1/user', { token });
    expect([status, body['code']]).toStrictEqual([401, 'session-invalid']);
  });

  it('limits new sessions by address and says how long', async () => {
    const limited = await startStage({ limits: { sessions: { calls: 1, windowMs: 60_000 } } });
    try {
      await signIn(limited);
      limited.advance(20_000);
      const { status, body, headers } = await send(limited, 'POST', '/v1/sessions', {
        body: { loginCode: 'x' },
      });
      expect([status, body['code'], headers.get('retry-after')]).toStrictEqual([
        429,
        'rate-limited',
        '40',
      ]);
    } finally {
      await limited.close();
    }
  });
});
