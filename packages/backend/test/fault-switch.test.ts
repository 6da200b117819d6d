import { send } from 'onboarding-testing';

import type { Stage } from './stage';
import { bindByCode, exchanges, phoneCode, signIn, startStage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const get = (): Promise<Response> => fetch(`${stage.url}/v1/user`);

describe('the fault switch', () => {
  it('answers a web page', async () => {
    stage.faults.arm({ kind: 'html' });
    const response = await get();
    expect([response.status, response.headers.get('content-type')]).toStrictEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('<!doctype html>');
  });

  it('answers nothing but a status', async () => {
    stage.faults.arm({ kind: 'empty' });
    const response = await get();
    expect([response.status, await response.text()]).toStrictEqual([200, '']);
  });

  it('answers JSON that is not in the contract', async () => {
    stage.faults.arm({ kind: 'wrong-shape' });
    expect(await (await get()).json()).toStrictEqual({ ok: true, data: null });
  });

  it('answers a problem with its waiting time', async () => {
    stage.faults.arm({ kind: 'problem', code: 'wechat-busy', retryAfterSeconds: 7 });
    const { status, body, headers } = await send(stage, 'GET', '/v1/user');
    expect([status, body['code'], headers.get('retry-after')]).toStrictEqual([
      503,
      'wechat-busy',
      '7',
    ]);
  });

  it('answers a bare status', async () => {
    stage.faults.arm({ kind: 'status', status: 504 });
    expect((await get()).status).toBe(504);
  });

  it('stays silent until the client gives up', async () => {
    stage.faults.arm({ kind: 'silence' });
    const asked = fetch(`${stage.url}/v1/user`, { signal: AbortSignal.timeout(50) });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('drops the connection after the work was done, so that the retry finds it', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    stage.faults.arm({ kind: 'lost-after' }, { path: '/v1/user/phone' });
    await expect(bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code)).rejects.toThrow(
      'fetch failed',
    );
    expect(exchanges(stage)).toBe(1);
    const retry = await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code);
    expect([retry.status, retry.headers.get('idempotency-replayed')]).toStrictEqual([200, 'true']);
  });

  it('drops the connection before any work was done', async () => {
    const token = await signIn(stage);
    stage.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/phone', method: 'POST' });
    const code = await phoneCode(stage);
    await expect(bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code)).rejects.toThrow(
      'fetch failed',
    );
    expect(exchanges(stage)).toBe(0);
  });

  it('meets only its scope, as often as told, until it is disarmed', async () => {
    stage.faults.arm({ kind: 'status', status: 418 }, { path: '/v1/user', times: 2 });
    const disarm = stage.faults.arm({ kind: 'status', status: 419 }, { times: 9 });
    const other = await fetch(`${stage.url}/v1/other`);
    const statuses = [await get(), await get(), await get()].map(({ status }) => status);
    disarm();
    const after = await get();
    expect([other.status, ...statuses, after.status]).toStrictEqual([419, 418, 418, 419, 401]);
  });

  it('forgets everything when cleared', async () => {
    stage.faults.arm({ kind: 'html' }, { times: 5 });
    stage.faults.clear();
    expect((await get()).status).toBe(401);
  });
});
