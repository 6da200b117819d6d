import { createServer } from 'node:http';

import type { BackendOptions } from './backend';
import { createBackend } from './backend';
import { systemClock } from './clock';
import { createHttpGateway } from './gateway/http-gateway';
import type { WechatConnection } from './gateway/wechat-connection';
import { systemRandom } from './random';
import type { SmsOutbox } from './sms/sms-sender';
import { createSmsOutbox } from './sms/sms-sender';
import { createMemoryStore } from './store/memory-store';
import { openState } from './store/state-folder';
import type { Store } from './store/store';

export interface StartBackendOptions extends Partial<Omit<BackendOptions, 'gateway'>> {
  /** Which WeChat the codes are exchanged at: the simulated platform's url, or the real one. */
  readonly wechat: WechatConnection;
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
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Serves the stand-in backend on 127.0.0.1. */
export async function startBackend(options: StartBackendOptions): Promise<RunningBackend> {
  const { wechat, port = 0, stateFolder, isReachedByWechat = false, ...rest } = options;
  const clock = rest.clock ?? systemClock;
  const outbox = createSmsOutbox();
  const state = stateFolder === undefined ? undefined : openState(stateFolder);
  const store = rest.store ?? state?.store ?? createMemoryStore();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    state?.store.close();
    throw error;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The backend has no TCP port although it listens; give it one.');
  }
  const url = `http://127.0.0.1:${String(address.port)}`;
  server.on(
    'request',
    createBackend({
      random: systemRandom,
      smsSender: outbox,
      ...(state === undefined ? {} : { vaultKey: state.vaultKey }),
      ...(isReachedByWechat ? { publicUrl: url } : {}),
      ...rest,
      store,
      clock,
      gateway: createHttpGateway({ connection: wechat, clock }),
    }),
  );
  return {
    url,
    port: address.port,
    outbox,
    store,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          state?.store.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
