import { createServer } from 'node:http';

import express from 'express';

import { realWait } from '../device/device-platform';
import type { Wechat } from '../wechat';
import { deviceRoutes } from './device-routes';
import { serverRoutes } from './server-routes';

export interface WechatServer {
  /** Where it listens, without a trailing slash: a backend's WeChat base URL. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

export interface WechatServerOptions {
  readonly wechat: Wechat;
  /** @default 0, any free port */
  readonly port?: number;
  /** The address it listens on; another one lets containers and other machines in. @default 127.0.0.1 */
  readonly host?: string;
  /** How latencies pass. @default real time */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Serves the simulated platform: WeChat's server API and the device side. */
export async function startWechatServer(options: WechatServerOptions): Promise<WechatServer> {
  const { wechat, port = 0, host = '127.0.0.1', wait = realWait } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(deviceRoutes(wechat, { wait }));
  app.use(serverRoutes(wechat, { wait }));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(
      'The simulated WeChat server has no TCP port although it listens; give it one.',
    );
  }
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
