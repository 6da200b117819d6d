import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { State } from 'onboarding-backend';
import {
  createBackend,
  createGatewayOver,
  createSmsOutbox,
  openSharedState,
  openState,
  openStore,
  systemRandom,
} from 'onboarding-backend';
import { createRandom, createWechat, defaultAccount, systemClock } from 'wechat-simulator';
import { z } from 'zod';

import { collectedMemory, endWithParent } from '../measured-process';
import type { Minted } from './loaded-backend';
import { questionSchema } from './loaded-backend';
import { createPlatformCall } from './platform-call';

/** As many people as the most connections there are. */
const people = 100;

const { appid } = defaultAccount;
const unlimited = { calls: Infinity, windowMs: 1 };

/**
 * The backend and the simulated platform in one process, driven over IPC by loaded-backend.ts; what the
 * backend remembers goes to the state folder or the `postgres://` address that is its argument, or stays in memory
 * without one.
 */
async function main(): Promise<void> {
  endWithParent();
  const [place] = process.argv.slice(2);
  const wechat = createWechat({
    clock: systemClock,
    random: createRandom(1),
    quota: { trialUses: Number.MAX_SAFE_INTEGER },
    users: Array.from({ length: people }, (_none, index) => ({
      id: `p${index}`,
      nickname: `p${index}`,
      numbers: [{ id: 'own', countryCode: '86', purePhoneNumber: String(13_500_000_000 + index) }],
    })),
  });
  const app = createBackend({
    gateway: createGatewayOver(createPlatformCall(wechat), {
      connection: defaultAccount,
      clock: systemClock,
      paidCodeTimeoutMs: 30_000,
    }),
    clock: systemClock,
    random: systemRandom,
    ...(await stateAt(place)),
    smsSender: createSmsOutbox(),
    limits: { sessions: unlimited, exchanges: unlimited },
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = await Promise.all(
    Array.from({ length: people }, (_none, index) => signIn(url, wechat.login(appid, `p${index}`))),
  );
  let minted = 0;
  const mint = (): Minted => {
    const person = minted % people;
    minted += 1;
    const granted = wechat.phone.grant({
      appid,
      userId: `p${person}`,
      component: 'quick',
      numberId: 'own',
      oldClient: false,
    });
    if (granted.kind !== 'granted')
      throw new Error(`The platform refuses a code: ${granted.errMsg}`);
    return { token: tokens[person] ?? '', code: granted.code };
  };
  process.on('message', (message: unknown) => {
    const question = questionSchema.parse(message);
    switch (question.kind) {
      case 'mint':
        process.send?.(Array.from({ length: question.count }, mint));
        break;
      case 'memory':
        // The platform writes every code and charge down for tests; that is not the backend's memory.
        wechat.ledger.reset();
        wechat.phoneCodes.reset();
        process.send?.(collectedMemory());
        break;
      case 'settle':
        void app.idle().then(() => process.send?.(true));
    }
  });
  process.send?.({ url });
}

async function stateAt(place: string | undefined): Promise<Partial<State> & Pick<State, 'store'>> {
  if (place === undefined) return { store: await openStore() };
  return place.startsWith('postgres://')
    ? openSharedState({ databaseUrl: place, vaultKey: systemRandom.bytes(32) })
    : openState(place);
}

const sessionAnswer = z.object({ token: z.string() });

async function signIn(url: string, loginCode: string): Promise<string> {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginCode }),
  });
  return sessionAnswer.parse(await response.json()).token;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
