import { createFaultSwitch, type FaultSwitch } from '../backend/fault-switch';
import { type RunningBackend, startBackend } from '../backend/start-backend';
import { createSmsOutbox, type SmsMessage } from '../backend/sms/sms-sender';
import { systemClock } from '../wechat/clock';
import { startWechatServer, type WechatServer } from '../wechat/http/server';
import { createRandom } from '../wechat/random';
import { defaultAccount } from '../wechat/seed';
import { createWechat, type Wechat } from '../wechat/wechat';

/** The address that the program in development expects its backend at (miniprogram/config.ts). */
export const backendOrigin = 'http://127.0.0.1:8787';

/** What stands around the program: the simulated WeChat and the stand-in backend that trusts it. */
export interface Stand {
  readonly wechat: Wechat;
  readonly wechatServer: WechatServer;
  /** Where the backend answers; the same after `reset` and `startBackend`. */
  readonly backendUrl: string;
  readonly backendPort: number;
  /** SMS codes that the backend sent since it started, newest last: nobody here has an operator. */
  smsMessages(): readonly SmsMessage[];
  /** Told of every message; the answer ends that. */
  onSms(listener: (message: SmsMessage) => void): () => void;
  /** Makes the backend answer wrongly, late or not at all. */
  readonly faults: FaultSwitch;
  /** The backend goes away: connections are refused until it is started again. */
  stopBackend(): Promise<void>;
  startBackend(): Promise<void>;
  /** Everybody unknown again, no charges, no faults, the backend up. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StandOptions {
  /** The next free one when it is taken. @default any free port */
  readonly backendPort?: number;
  /** Seed of every code and key. @default 1 */
  readonly seed?: number;
}

export async function openStand({ backendPort = 0, seed = 1 }: StandOptions = {}): Promise<Stand> {
  const wechat = createWechat({ clock: systemClock, random: createRandom(seed) });
  const wechatServer = await startWechatServer({ wechat });
  const faults = createFaultSwitch();
  const { appid, secret } = defaultAccount;
  const outbox = createSmsOutbox();
  const start = (port: number) =>
    startBackend({
      port,
      wechat: { appid, secret, baseUrl: wechatServer.url },
      before: [faults.handler],
      smsSender: outbox,
    });
  let backend: RunningBackend | undefined = await start(backendPort).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  });
  const { url, port } = backend;
  const stand: Stand = {
    wechat,
    wechatServer,
    backendUrl: url,
    backendPort: port,
    faults,
    smsMessages: () => outbox.messages(),
    onSms: (listener) => outbox.onMessage(listener),
    async stopBackend() {
      await backend?.close();
      backend = undefined;
    },
    async startBackend() {
      backend ??= await start(port);
    },
    async reset() {
      wechat.reset();
      faults.clear();
      outbox.clear();
      // A backend of its own memory: what it knew goes with it.
      await stand.stopBackend();
      await stand.startBackend();
    },
    async close() {
      await stand.stopBackend();
      await wechatServer.close();
    },
  };
  return stand;
}
