import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { BackendOptions, PushSettings } from 'onboarding-backend';
import {
  createBackend,
  createHttpGateway,
  createSmsOutbox,
  openStore,
  pushPath,
  systemClock,
  systemRandom,
} from 'onboarding-backend';
import type { PushTarget } from 'wechat-simulator';

import type { SmsSource, TypedNumber } from './sms/sms-source';
import type { WechatStage } from './wechat/stage';

/** The stand-in backend of this repository, as a backend under test. */
export interface StandIn {
  readonly url: string;
  /** Its outbox, read without a hook. */
  readonly sms: SmsSource;
  /** Where it takes WeChat's messages. */
  readonly push?: PushTarget;
  /** Stops it as SIGTERM would, and starts it again over the same store. */
  readonly restart?: () => Promise<void>;
  close(): Promise<void>;
}

/** Numbers that WeChat made for tests and no operator has given out (docs/wechat-facts.md §5.5). */
const testNumbers: readonly TypedNumber[] = ['12066600001', '12066600002', '12066600003'].map(
  (number) => ({
    countryCode: '86',
    number,
  }),
);

/** The console's page, filled in for one run. */
const newPush = (): PushSettings => ({
  token: randomBytes(16).toString('hex'),
  encodingAesKey: randomBytes(32).toString('hex').slice(0, 43),
  onQuotaAlert: () => undefined,
});

/** Starts it against the stage, with an empty memory. */
export async function startStandIn(
  { server: wechatServer, appid, secret }: WechatStage,
  options: Omit<Partial<BackendOptions>, 'push'> & {
    /** @default fresh secrets */
    readonly push?: PushSettings;
    /** How long it waits for WeChat. @default as long as always */
    readonly timeoutMs?: number;
  } = {},
): Promise<StandIn> {
  const { timeoutMs, ...rest } = options;
  const push = options.push ?? newPush();
  const outbox = createSmsOutbox();
  const own = await openStore();
  const connection = { baseUrl: wechatServer.url, appid, secret };
  const parts: BackendOptions = {
    clock: systemClock,
    random: systemRandom,
    store: own,
    smsSender: outbox,
    vaultKey: systemRandom.bytes(32),
    gateway: createHttpGateway({
      connection,
      clock: systemClock,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    }),
    ...rest,
    push,
  };
  let running = await listen(parts, 0);
  const { port } = running;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    push: { token: push.token, encodingAesKey: push.encodingAesKey, url: `${url}${pushPath}` },
    sms: {
      numbers: testNumbers,
      codeFor: ({ number }) => {
        const message = outbox
          .messages()
          .filter((one) => one.number.pureNumber === number)
          .at(-1);
        return Promise.resolve(message?.smsCode ?? '');
      },
    },
    restart: async () => {
      await running.drain();
      running = await listen(parts, port);
    },
    close: async () => {
      await running.stop();
      await own.close();
    },
  };
}

interface Listening {
  readonly port: number;
  /** Accepts nobody any more and waits until everybody is answered. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

async function listen(parts: BackendOptions, at: number): Promise<Listening> {
  const app = createBackend(parts);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const closed = (): Promise<void> =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return {
    port,
    drain: async () => {
      const end = closed();
      server.closeIdleConnections();
      await app.idle();
      server.closeAllConnections();
      await end;
    },
    stop: async () => {
      const end = closed();
      server.closeAllConnections();
      await end;
      await app.idle();
    },
  };
}
