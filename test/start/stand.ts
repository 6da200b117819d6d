import { randomBytes, randomInt } from 'node:crypto';
import { createFaultSwitch, type FaultSwitch } from '../backend/fault-switch';
import type { WayBack, WechatConnection } from '../backend/gateway/wechat-connection';
import { pushPath } from '../backend/routes/push-routes';
import { type RunningBackend, startBackend } from '../backend/start-backend';
import { createSmsOutbox, type SmsMessage } from '../backend/sms/sms-sender';
import { openState, type State } from '../backend/store/state-folder';
import { systemClock } from '../wechat/clock';
import { startWechatServer, type WechatServer } from '../wechat/http/server';
import { pushMediaChecks } from '../wechat/push/media-push';
import { createRandom } from '../wechat/random';
import { defaultAccount } from '../wechat/seed';
import { createWechat, type Wechat } from '../wechat/wechat';
import { createShiftedClock } from './shifted-clock';

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
  /** Time passes for WeChat and the backend, not for the phone; in milliseconds. */
  passTime(ms: number): void;
  /** Everybody unknown again, no charges, no faults, the backend up. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StandOptions {
  /** The next free one when it is taken. @default any free port */
  readonly backendPort?: number;
  /** Seed of every code and key. @default 1, and another each time with a `stateFolder` */
  readonly seed?: number;
  /** Where the backend's state outlives this process. @default everything is forgotten */
  readonly stateFolder?: string | undefined;
  /** Whose codes the backend takes, such as the real WeChat's. @default the simulated WeChat's */
  readonly connection?: WechatConnection | undefined;
  /** How that WeChat reaches the backend. @default it cannot; the simulated one always can */
  readonly wayBack?: WayBack | undefined;
}

/** Opens both; the caller closes them. @throws when the state folder cannot be used */
export async function openStand(options: StandOptions = {}): Promise<Stand> {
  const { backendPort = 0, stateFolder } = options;
  const state = stateFolder === undefined ? undefined : openState(stateFolder);
  const clock = createShiftedClock(systemClock);
  const wechat = createWechat({
    clock,
    random: createRandom(options.seed ?? seedFor(state)),
  });
  const wechatServer = await startWechatServer({ wechat });
  const faults = createFaultSwitch();
  const { appid, secret } = defaultAccount;
  const outbox = createSmsOutbox();
  const push = {
    token: randomBytes(16).toString('hex'),
    encodingAesKey: randomBytes(32).toString('hex').slice(0, 43),
  };
  const wechatOfBackend =
    options.connection === undefined
      ? { wechat: { appid, secret, baseUrl: wechatServer.url }, push, isReachedByWechat: true }
      : { wechat: options.connection, ...options.wayBack };
  const start = (port: number) =>
    startBackend({
      port,
      clock,
      ...wechatOfBackend,
      before: [faults.handler],
      smsSender: outbox,
      ...state,
    });
  const closeRest = async (): Promise<void> => {
    state?.store.close();
    await wechatServer.close();
  };
  let backend: RunningBackend | undefined = await start(backendPort)
    .catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      return start(0);
    })
    .catch(async (error: unknown) => {
      await closeRest();
      throw error;
    });
  const { url, port } = backend;
  const stopPushing = pushMediaChecks(wechat, { ...push, url: `${url}${pushPath}` });
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
    passTime: (ms) => {
      clock.advance(ms);
    },
    async reset() {
      clock.restore();
      wechat.reset();
      faults.clear();
      outbox.clear();
      // Without a state folder what the backend knew goes with it.
      await stand.stopBackend();
      state?.store.reset();
      await stand.startBackend();
    },
    async close() {
      stopPushing();
      await stand.stopBackend();
      await closeRest();
    },
  };
  return stand;
}

/** A backend that remembers must never see the codes of an earlier run again: it knows their answers. */
const seedFor = (state: State | undefined): number =>
  state === undefined ? 1 : randomInt(2 ** 32);
