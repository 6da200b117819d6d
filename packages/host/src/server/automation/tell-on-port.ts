import { WebSocketServer } from 'ws';

import { webSocketTransport } from '../../transport/websocket-transport';
import { errorReply, readFrame } from './automation-frame';

export interface TellOptions {
  readonly port: number;
  /** What every request gets instead of a result. */
  readonly reason: string;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Milliseconds until nobody is expected any more. @default 60000 */
  readonly patience?: number;
}

/**
 * Waits in the place of a host that could not start, so that an automation client hears why: the client
 * drops what a command prints. Resolves when one was told, or none came.
 */
export function tellOnPort({
  port,
  reason,
  signal,
  patience = 60_000,
}: TellOptions): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const server = new WebSocketServer({
      port,
      host: '127.0.0.1',
      perMessageDeflate: false,
      verifyClient: ({ origin }: { origin?: string }) => origin === undefined,
    });
    const end = () => {
      clearTimeout(timer);
      for (const client of server.clients) client.close(1001);
      // A client that takes no part in the closing is cut off.
      setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, 500).unref();
      server.close(() => {
        resolve();
      });
    };
    const timer = setTimeout(end, patience);
    signal.addEventListener('abort', end, { once: true });
    // The port may be what is wrong.
    server.once('error', () => {
      clearTimeout(timer);
      resolve();
    });
    server.on('connection', (socket) => {
      const transport = webSocketTransport(socket);
      transport.onMessage((text) => {
        const frame = readFrame(text);
        if (frame?.id == null) return;
        transport.send(errorReply(frame.id, reason));
        end();
      });
    });
  });
}
