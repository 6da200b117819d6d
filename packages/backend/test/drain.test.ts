import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { send } from 'onboarding-testing';
import { createRandom, createWechat, defaultAccount, startWechatServer } from 'wechat-simulator';

import { startBackend } from '../src/start-backend';

const { appid, secret } = defaultAccount;
const clock = { now: () => Date.now() };

describe('an orderly stop', () => {
  it('loses no code that WeChat has consumed: the answer arrives, and is there after the restart', async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), 'drain-'));
    const wechat = createWechat({ clock, random: createRandom(3) });
    const server = await startWechatServer({ wechat });
    const options = { wechat: { baseUrl: server.url, appid, secret }, stateFolder };
    const first = await startBackend(options);
    const session = await send(first, 'POST', '/v1/sessions', {
      body: { loginCode: wechat.login(appid, 'lin') },
    });
    const token = String(session.body['token']);
    const granted = wechat.phone.grant({
      ...{ appid, userId: 'lin', component: 'quick', numberId: 'mainland', oldClient: false },
    });
    if (granted.kind !== 'granted') throw new Error(granted.errMsg);
    const request = {
      ...{ token, key: 'key-aaaaaaaaaaaaaaaa', fresh: true },
      body: { kind: 'code', component: 'quick', code: granted.code },
    };
    const bind = (backend: { readonly url: string }) =>
      send(backend, 'POST', '/v1/user/phone', request);

    wechat.faults.setLatency('getuserphonenumber', 400);
    const running = bind(first);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const closed = first.close();
    await expect(send(first, 'GET', '/v1/user', { token, fresh: true })).rejects.toThrow('fetch');
    const answered = await running;
    await closed;
    const second = await startBackend(options);
    const again = await bind(second);
    await second.close();
    await server.close();
    rmSync(stateFolder, { recursive: true });
    expect([
      answered.status,
      again.status,
      again.headers.get('idempotency-replayed'),
    ]).toStrictEqual([200, 200, 'true']);
    expect(wechat.phoneCodes.records()[0]?.reuses).toBe(0);
  });

  it('waits no longer than it is told', async () => {
    const wechat = createWechat({ clock, random: createRandom(3) });
    const server = await startWechatServer({ wechat });
    const backend = await startBackend({ wechat: { baseUrl: server.url, appid, secret } });
    wechat.faults.setLatency('jscode2session', 3000);
    const running = send(backend, 'POST', '/v1/sessions', { body: { loginCode: 'any' } });
    const outcome = running.then(
      () => 'answered',
      () => 'cut off',
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    await backend.close(100);
    expect(await outcome).toBe('cut off');
    await server.close();
  });
});
