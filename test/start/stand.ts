import { randomBytes } from 'node:crypto';

import type {
  FaultSwitch,
  RunningBackend,
  SharedPlace,
  SmsMessage,
  State,
  WayBack,
  WechatConnection,
} from 'onboarding-backend';
import {
  createFaultSwitch,
  createSmsOutbox,
  openSharedState,
  openState,
  pushPath,
  startBackend,
} from 'onboarding-backend';
import type { Account, Quota, Wechat, WechatServer } from 'wechat-simulator';
import {
  accountOf,
  createFreshRandom,
  createRandom,
  createWechat,
  defaultAccount,
  pushMediaChecks,
  startWechatServer,
  systemClock,
} from 'wechat-simulator';

import { createShiftedClock } from './shifted-clock';

/** The address that the program in development expects its backend at (miniprogram/config.ts). */
export const backendOrigin = 'http://127.0.0.1:8787';

/** Where backends reach the simulated WeChat: the address that a backend of yours is set to. */
export const wechatPort = 8788;

/** What stands around the program: the simulated WeChat and the stand-in backend that trusts it. */
export interface Stand {
  readonly wechat: Wechat;
  /** The mini program account that the phone's program runs under. */
  readonly account: Account;
  /** What is left of that account's quotas. */
  quota(): Quota;
  readonly wechatServer: WechatServer;
  /** Where the backend listens; the same after `reset` and `startBackend`. */
  readonly backendUrl: string;
  readonly backendPort: number;
  /** It is not the stand-in: `faults`, `stopBackend`, `startBackend` and `smsMessages` do nothing. */
  readonly isOwnBackend: boolean;
  /** SMS codes that the backend sent since it started, newest last: nobody here has an operator. */
  smsMessages(): readonly SmsMessage[];
  /** Told of every message; the returned function ends that. */
  onSms(listener: (message: SmsMessage) => void): () => void;
  /** Makes the backend respond wrongly, late or not at all. */
  readonly faults: FaultSwitch;
  /** The backend goes away: connections are refused until it is started again. */
  stopBackend(): Promise<void>;
  startBackend(): Promise<void>;
  isBackendUp(): boolean;
  /** Time passes for WeChat and the backend, not for the phone; in milliseconds. */
  passTime(ms: number): void;
  /** How much of it has passed, in milliseconds. */
  timePassed(): number;
  /** Everybody unknown again, no charges, no faults, the backend up. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StandOptions {
  /** The next free one when it is taken. @default any free port */
  readonly backendPort?: number;
  /** Of the simulated WeChat; the next free one when it is taken. @default any free port */
  readonly wechatPort?: number;
  /** The appid of the program on the phone. @default that of this repository's project.config.json */
  readonly appid?: string;
  /**
   * Seed of every code and key, for tests. @default none: a backend that remembers must never see the codes of an
   * earlier run again, since it knows their responses
   */
  readonly seed?: number;
  /** Where the backend's state outlives this process. @default everything is forgotten */
  readonly stateFolder?: string | undefined;
  /** A database that outlives this process, and that other backends may share. @default the state folder's */
  readonly database?: SharedPlace | undefined;
  /** Whose codes the backend takes, such as the real WeChat's. @default the simulated WeChat's */
  readonly connection?: WechatConnection | undefined;
  /** How that WeChat reaches the backend. @default it cannot; the simulated one always can */
  readonly wayBack?: WayBack | undefined;
}

/** Opens both; the caller closes them. @throws when the state folder cannot be used */
export async function openStand(options: StandOptions = {}): Promise<Stand> {
  const { backendPort = 0, wechatPort: preferredWechatPort = 0, stateFolder, seed } = options;
  const state = await stateOf(stateFolder, options.database);
  const clock = createShiftedClock(systemClock);
  const account = accountOf(options.appid ?? defaultAccount.appid);
  const wechat = createWechat({
    clock,
    random: seed === undefined ? createFreshRandom() : createRandom(seed),
    accounts: [account],
    takesAnyAppid: true,
  });
  const wechatServer = await onFreePort(preferredWechatPort, (port) =>
    startWechatServer({ wechat, port }),
  );
  const faults = createFaultSwitch();
  const { appid, secret } = account;
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
    await state?.store.close();
    await wechatServer.close();
  };
  let backend: RunningBackend | undefined = await onFreePort(backendPort, start).catch(
    async (error: unknown) => {
      await closeRest();
      throw error;
    },
  );
  const { url, port } = backend;
  const stopPushing = pushMediaChecks(wechat, { ...push, url: `${url}${pushPath}` });
  const stand: Stand = {
    wechat,
    account,
    quota: () => wechat.quotaOf(appid),
    wechatServer,
    backendUrl: url,
    backendPort: port,
    isOwnBackend: false,
    faults,
    smsMessages: () => outbox.messages(),
    onSms: (listener) => outbox.onMessage(listener),
    async stopBackend() {
      // As a crash would: whoever waits for an answer waits in vain.
      await backend?.close(0);
      backend = undefined;
    },
    async startBackend() {
      backend ??= await start(port);
    },
    isBackendUp: () => backend !== undefined,
    timePassed: () => clock.ahead(),
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
      await state?.store.reset();
      await stand.startBackend();
    },
    async close() {
      stopPushing();
      await backend?.close();
      await closeRest();
    },
  };
  return stand;
}

/** What the backend remembers beyond this process. */
async function stateOf(
  folder: string | undefined,
  database: SharedPlace | undefined,
): Promise<State | undefined> {
  if (database !== undefined) return openSharedState(database);
  return folder === undefined ? undefined : openState(folder);
}

/** Opens on the preferred port, or on any free one when that is taken. */
export async function onFreePort<Server>(
  preferred: number,
  open: (port: number) => Promise<Server>,
): Promise<Server> {
  try {
    return await open(preferred);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return await open(0);
  }
}
