import { send } from 'onboarding-testing';

import type { Stage } from '../stage';
import { bindByCode, signIn, startStage } from '../stage';

const keyA = 'key-aaaaaaaaaaaaaaaa';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe('the contract at the door', () => {
  it('asks for the Idempotency-Key', async () => {
    const { status, body } = await send(stage, 'POST', '/v1/user/phone', {
      token: await signIn(stage),
      body: { kind: 'code', component: 'quick', code: 'x' },
    });
    expect([status, body['code']]).toStrictEqual([400, 'idempotency-key-missing']);
  });

  it.each([
    ['a key too short', 'short', { kind: 'code', component: 'quick', code: 'x' }],
    ['an unknown kind', keyA, { kind: 'magic', code: 'x' }],
    ['an unknown component', keyA, { kind: 'code', component: 'slow', code: 'x' }],
    ['a field too many', keyA, { kind: 'code', component: 'quick', code: 'x', number: '1' }],
    ['no code', keyA, { kind: 'code', component: 'quick' }],
  ])('refuses %s as invalid-request', async (_name, key, body) => {
    const token = await signIn(stage);
    const reply = await send(stage, 'POST', '/v1/user/phone', { token, key, body });
    expect([reply.status, reply.body['code']]).toStrictEqual([400, 'invalid-request']);
    expect(reply.type).toContain('application/problem+json');
  });

  it('refuses a body that is not JSON', async () => {
    const { status, body } = await send(stage, 'POST', '/v1/sessions', { text: '{"loginCode":' });
    expect([status, body['code']]).toStrictEqual([400, 'invalid-request']);
  });

  it('never repeats a value from the request in a problem', async () => {
    const secret = 'SECRETCODE'.repeat(60);
    const { body } = await send(stage, 'POST', '/v1/sessions', { body: { loginCode: secret } });
    expect(JSON.stringify(body)).not.toContain('SECRETCODE');
  });

  it.each([undefined, 'x', 'a'.repeat(43)])('refuses the token %s', async (token) => {
    const { status, body } = await send(
      stage,
      'GET',
      '/v1/user',
      token === undefined ? {} : { token },
    );
    expect([status, body['code']]).toStrictEqual([401, 'session-invalid']);
  });

  it.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/sessions'],
    ['GET', '/'],
  ])('answers not-found to %s %s', async (method, path) => {
    const { status, body } = await send(stage, method, path);
    expect([status, body['code']]).toStrictEqual([404, 'not-found']);
  });

  it('answers internal, and reports it, when an answer would break the contract', async () => {
    const broken = await startStage({
      gateway: {
        appid: 'wx',
        openCloudId: () => Promise.resolve({ kind: 'code-invalid' }),
        reviewNickname: () => Promise.resolve({ kind: 'pass' }),
        reviewPicture: () => Promise.resolve({ kind: 'submitted', traceId: 't1' }),
        exchangeLoginCode: () =>
          Promise.resolve({ kind: 'session', openid: 'o1', sessionKey: 'k1' }),
        exchangePhoneCode: () =>
          Promise.resolve({
            kind: 'number',
            number: { countryCode: 'not a calling code', pureNumber: '13580006666' },
          }),
      },
    });
    try {
      const { body } = await send(broken, 'POST', '/v1/sessions', { body: { loginCode: 'x' } });
      const reply = await bindByCode(broken, String(body['token']), keyA, 'x');
      expect([reply.status, reply.body['code']]).toStrictEqual([500, 'internal']);
      expect(broken.reported).toHaveLength(1);
    } finally {
      await broken.close();
    }
  });
});
