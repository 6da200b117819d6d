import type { RawData } from 'ws';
import { WebSocket } from 'ws';

import { createChannelListeners } from './channel-listeners';
import type { Transport } from './transport';

/** A transport over a WebSocket of Node's `ws`, accepted or opened. JSON in binary frames counts as text. */
export function webSocketTransport(socket: WebSocket): Transport {
  const listeners = createChannelListeners();
  socket.on('message', (data: RawData) => {
    listeners.message(textOf(data));
  });
  // Without a listener a protocol error (bad UTF-8, oversized frame) would end the process; `close` follows it.
  socket.on('error', () => undefined);
  socket.on('close', listeners.closed);
  return {
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close() {
      socket.close();
    },
  };
}

/** Opens a WebSocket; rejects with a sentence naming the address when nobody listens there. */
export function connectWebSocket(url: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const failed = (cause: Error) => {
      reject(new Error(`Nobody answers at ${url}: ${cause.message}`, { cause }));
    };
    socket.once('error', failed);
    socket.once('open', () => {
      socket.off('error', failed);
      resolve(webSocketTransport(socket));
    });
  });
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}
