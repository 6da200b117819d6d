import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackend, type BackendOptions } from '../backend/backend';
import { systemClock } from '../backend/clock';
import { createHttpGateway } from '../backend/gateway/http-gateway';
import { systemRandom } from '../backend/random';
import { createSmsOutbox } from '../backend/sms/sms-sender';
import { createMemoryStore } from '../backend/store/memory-store';
import type { PushTarget } from './push/push-target';
import type { SmsSource, TypedNumber } from './sms/sms-source';
import type { WechatStage } from './wechat/stage';

/** The stand-in backend of this repository, as a backend under test. */
export interface StandIn {
  readonly url: string;
  /** Its outbox, read without a hook. */
  readonly sms: SmsSource;
  /** Where it takes WeChat's messages. */
  readonly push?: PushTarget;
  close(): Promise<void>;
}

/** Numbers that WeChat made for tests and no operator has given out (facts §5.5). */
const testNumbers: readonly TypedNumber[] = ['12066600001', '12066600002'].map((number) => ({
  countryCode: '86',
  number,
}));

/** Starts it against the stage, with an empty memory. */
export async function startStandIn(
  { server: wechatServer, appid, secret }: WechatStage,
  options: Partial<BackendOptions> & {
    /** How long it waits for WeChat. @default as long as always */
    readonly timeoutMs?: number;
  } = {},
): Promise<StandIn> {
  const { timeoutMs, ...rest } = options;
  const outbox = createSmsOutbox();
  const connection = { baseUrl: wechatServer.url, appid, secret };
  const app = createBackend({
    clock: systemClock,
    random: systemRandom,
    store: createMemoryStore(),
    smsSender: outbox,
    gateway: createHttpGateway({
      connection,
      clock: systemClock,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    }),
    ...rest,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
