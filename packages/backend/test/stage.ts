import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Platform } from 'miniprogram-host';
import type { Reply } from 'onboarding-testing';
import { send } from 'onboarding-testing';
import type { Wechat } from 'wechat-simulator';
import {
  createDevicePlatform,
  createRandom,
  createWechat,
  defaultAccount,
  startWechatServer,
} from 'wechat-simulator';

import type { BackendOptions } from '../src/backend';
import { createBackend } from '../src/backend';
import type { FaultSwitch } from '../src/fault-switch';
import { createFaultSwitch } from '../src/fault-switch';
import { createHttpGateway } from '../src/gateway/http-gateway';
import type { SmsOutbox } from '../src/sms/sms-sender';
import { createSmsOutbox } from '../src/sms/sms-sender';
import { openStore } from '../src/store/open-store';
import type { OpenStore } from '../src/store/store';

// The first request of a file compiles the contract, on a machine that may be doing other things.
jest.setTimeout(30_000);

/** Both servers on loopback under one clock that the test moves. */
export interface Stage {
  readonly wechat: Wechat;
  readonly faults: FaultSwitch;
  readonly store: OpenStore;
  readonly sms: SmsOutbox;
  /** Errors that answered `internal`. */
  readonly reported: unknown[];
  readonly url: string;
  now(): number;
  advance(milliseconds: number): void;
  phoneOf(userId: string): Platform;
  /** A fresh platform, an empty store, no faults, a day later (so that no limit is left over). */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const { appid, secret } = defaultAccount;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts the stage; the test closes it. */
export async function startStage(
  options: Partial<BackendOptions> = {},
  timeoutMs = 300,
): Promise<Stage> {
  let now = Date.UTC(2026, 0, 5, 8, 0, 10);
  const clock = { now: (): number => now };
  const wechat = createWechat({ clock, random: createRandom(7) });
  const wechatServer = await startWechatServer({ wechat });
  const faults = createFaultSwitch();
  const reported: unknown[] = [];
  const store = await openStore();
  const sms = createSmsOutbox();
  const app = createBackend({
    clock,
    random: createRandom(8),
    store,
    smsSender: sms,
    gateway: createHttpGateway({
      connection: { baseUrl: wechatServer.url, appid, secret },
      clock,
      timeoutMs,
    }),
    before: [faults.handler],
    report: (error) => reported.push(error),
    ...options,
  });
  const server = createServer(app);
  const port = await listen(server);
  return {
    wechat,
    faults,
    store,
    sms,
    reported,
    url: `http://127.0.0.1:${String(port)}`,
    now: clock.now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    reset: async () => {
      now += 24 * 60 * 60 * 1000;
      wechat.reset();
      await store.reset();
      sms.clear();
      faults.clear();
      reported.length = 0;
    },
    phoneOf: (userId) => createDevicePlatform(wechat, { userId }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await wechatServer.close();
      await store.close();
    },
  };
}

/** Signs a person in and answers the token. */
export async function signIn(stage: Stage, userId = 'lin'): Promise<string> {
  const { code } = await stage.phoneOf(userId).login({ appid });
  const { body } = await send(stage, 'POST', '/v1/sessions', { body: { loginCode: code } });
  return String(body['token']);
}

/** Lets a person grant a number and answers the code. */
export async function phoneCode(
  stage: Stage,
  userId = 'lin',
  numberId = 'mainland',
): Promise<string> {
  const answer = await stage.phoneOf(userId).grantPhone({ appid, component: 'quick', numberId });
  if (answer.kind !== 'granted') throw new Error(answer.errMsg);
  return answer.code;
}

/** Sends a phone code with a key. */
export const bindByCode = (
  stage: Pick<Stage, 'url'>,
  token: string,
  key: string,
  code: string,
  extras: object = {},
): Promise<Reply> =>
  send(stage, 'POST', '/v1/user/phone', {
    token,
    key,
    body: { kind: 'code', component: 'quick', code, ...extras },
  });

export const exchanges = (stage: Stage): number =>
  stage.wechat.phoneCodes.records().filter(({ consumedAt }) => consumedAt !== undefined).length;
