import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';
import express from 'express';

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an application on 127.0.0.1, below `base` where one is given. */
export async function listen(app: Express, port = 0, base = ''): Promise<RunningServer> {
  const server = createServer(base === '' ? app : express().use(base, app));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
