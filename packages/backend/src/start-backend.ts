import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import type { Backend, BackendOptions } from './backend';
import { createBackend } from './backend';
import { inMilliseconds, systemClock } from './clock';
import { createHttpGateway } from './gateway/http-gateway';
import { createTokenShelf } from './gateway/token-shelf';
import type { WechatConnection } from './gateway/wechat-connection';
import { systemRandom } from './random';
import { createSealing } from './sealing';
import type { SmsOutbox } from './sms/sms-sender';
import { createSmsOutbox } from './sms/sms-sender';
import { openStore } from './store/open-store';
import { openState } from './store/state-folder';
import type { Store } from './store/store';

export interface StartBackendOptions extends Partial<Omit<BackendOptions, 'gateway'>> {
  /** Which WeChat the codes are exchanged at: the simulated platform's url, or the real one. */
  readonly wechat: WechatConnection;
  /** Where it listens. @default 127.0.0.1: nobody but this machine reaches it */
  readonly host?: string;
  /** @default 0, any free port; a busy one rejects with EADDRINUSE */
  readonly port?: number;
  /**
   * A folder for the database and its vault key, so that the backend remembers over restarts; made when
   * there is none. A `store` or `vaultKey` given as well goes first. @default everything is forgotten
   */
  readonly stateFolder?: string;
  /** WeChat reaches the backend where it listens, as the simulated one does: that is its `publicUrl`. */
  readonly isReachedByWechat?: boolean;
}

export interface RunningBackend {
  /** Without the prefix /v1 and without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** The SMS codes it sent; stays empty when the caller brought a sender of their own. */
  readonly outbox: SmsOutbox;
  /** What it remembers. */
  readonly store: Store;
  /**
   * Takes no new connections, waits for what runs, then frees the port: WeChat has consumed the codes that are on
   * their way, and only this process hears the numbers. Call it on SIGTERM.
   * @param patienceMs how long it waits. @default 35000, more than WeChat may take over a code
   */
  close(patienceMs?: number): Promise<void>;
}

const drainMs = 35_000;

/** Serves the stand-in backend on 127.0.0.1. */
export async function startBackend(options: StartBackendOptions): Promise<RunningBackend> {
  const { wechat, port: wantedPort = 0, host = '127.0.0.1', stateFolder, ...given } = options;
  const { isReachedByWechat = false, ...rest } = given;
  const { clock = systemClock, random = systemRandom } = rest;
  const outbox = createSmsOutbox();
  const state = await stateOf(rest.store, stateFolder);
  try {
    const server = createServer();
    const port = await listen(server, wantedPort, host);
    const url = `http://127.0.0.1:${String(port)}`;
    const vaultKey = rest.vaultKey ?? state.vaultKey ?? random.bytes(32);
    const report = rest.report ?? console.error;
    const shelf = createTokenShelf({
      store: state.store,
      sealing: createSealing(vaultKey, 'access token sealing', random),
      appid: wechat.appid,
      clock: inMilliseconds(clock),
      report,
    });
    const backend = createBackend({
      ...{ origin: url, smsSender: outbox, random, vaultKey },
      ...(isReachedByWechat ? { publicUrl: url } : {}),
      ...rest,
      ...{ store: state.store, clock },
      gateway: createHttpGateway({ connection: wechat, clock: inMilliseconds(clock), shelf }),
    });
    let isDraining = false;
    server.on('request', (request, response) => {
      // So that a busy client comes to an end, and goes to another process.
      if (isDraining) response.setHeader('Connection', 'close');
      backend(request, response);
    });
    const close = async (patienceMs = drainMs): Promise<void> => {
      isDraining = true;
      await drain(server, backend, patienceMs);
      await state.close();
    };
    return { url, port, outbox, store: state.store, close };
  } catch (error) {
    await state.close();
    throw error;
  }
}

interface Opened {
  readonly store: Store;
  readonly vaultKey?: Buffer;
  close(): Promise<void>;
}

async function stateOf(store: Store | undefined, folder: string | undefined): Promise<Opened> {
  if (store !== undefined) return { store, close: () => Promise.resolve() };
  if (folder === undefined) {
    const fresh = await openStore();
    return { store: fresh, close: () => fresh.close() };
  }
  const state = await openState(folder);
  return { ...state, close: () => state.store.close() };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The backend has no TCP port although it listens; give it one.');
  }
  return address.port;
}

/** How often connections that have become idle are closed while the rest is waited for. */
const sweepMs = 20;

async function drain(server: Server, backend: Backend, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, sweepMs);
  const given = new AbortController();
  const patience = wait(patienceMs, undefined, { signal: given.signal }).catch(() => undefined);
  await Promise.race([backend.idle(), patience]);
  given.abort();
  clearInterval(sweep);
  server.closeAllConnections();
  await closed;
}
