import { createChannelListeners } from './channel-listeners';
import type { Transport } from './transport';

/**
 * A transport over the browser's own WebSocket (a page, or jsdom). What is sent while it still
 * connects waits and goes out in order; a connection that fails is a closed transport.
 */
export function browserWebSocketTransport(socket: WebSocket): Transport {
  const listeners = createChannelListeners();
  let waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting) socket.send(text);
    waiting = [];
  });
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') listeners.message(event.data);
  });
  socket.addEventListener('close', listeners.closed);
  return {
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    send(text) {
      if (socket.readyState === socket.CONNECTING) waiting.push(text);
      else if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close() {
      socket.close();
    },
  };
}
