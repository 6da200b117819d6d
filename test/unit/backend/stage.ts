import { createBackend, type BackendOptions } from '../../backend/backend';
import { createFaultSwitch, type FaultSwitch } from '../../backend/fault-switch';
import { createHttpGateway } from '../../backend/gateway/http-gateway';
import { createSmsOutbox, type SmsOutbox } from '../../backend/sms/sms-sender';
import { createMemoryStore, type MemoryStore } from '../../backend/store/memory-store';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Platform } from '../../host/platform/platform';
import { createDevicePlatform } from '../../wechat/device/device-platform';
import { startWechatServer } from '../../wechat/http/server';
import { createRandom } from '../../wechat/random';
import { defaultAccount } from '../../wechat/seed';
import { createWechat, type Wechat } from '../../wechat/wechat';

// The first request of a file compiles the contract, on a machine that may be doing other things.
jest.setTimeout(30_000);

/** Both servers on loopback under one clock that the test moves. */
export interface Stage {
  readonly wechat: Wechat;
  readonly faults: FaultSwitch;
  readonly store: MemoryStore;
  readonly sms: SmsOutbox;
  /** Errors that answered `internal`. */
  readonly reported: unknown[];
  readonly url: string;
  advance(milliseconds: number): void;
  phoneOf(userId: string): Platform;
  /** A fresh platform, an empty store, no faults, a day later (so that no limit is left over). */
  reset(): void;
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
  const store = createMemoryStore();
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
    advance: (milliseconds) => {
      now += milliseconds;
    },
    reset: () => {
      now += 24 * 60 * 60 * 1000;
      wechat.reset();
      store.reset();
      sms.clear();
      faults.clear();
      reported.length = 0;
    },
    phoneOf: (userId) => createDevicePlatform(wechat, { userId }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await wechatServer.close();
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One JSON request to the backend. */
export async function send(
  stage: Pick<Stage, 'url'>,
  method: string,
  path: string,
  request: {
    readonly token?: string;
    readonly key?: string;
    readonly body?: unknown;
    readonly text?: string;
    /** On a connection of its own: a backend that was restarted meanwhile has closed the earlier one. */
    readonly fresh?: boolean;
  } = {},
): Promise<Reply> {
  const { token, key, body, text, fresh = false } = request;
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${stage.url}${path}`, {
    method,
    headers: {
      ...(fresh ? { connection: 'close' } : {}),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const answer = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: answer === '' ? {} : (JSON.parse(answer) as Readonly<Record<string, unknown>>),
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
