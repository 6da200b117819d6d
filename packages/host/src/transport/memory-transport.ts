import { createChannelListeners } from './channel-listeners';
import type { Transport } from './transport';

/**
 * Two ends of a channel inside one process: what one sends, the other hears in a later microtask.
 * Closing one end closes both, after what was sent before has arrived.
 */
export function createMemoryTransports(): readonly [Transport, Transport] {
  const left = createChannelListeners();
  const right = createChannelListeners();
  let open = true;
  const end = (mine: typeof left, theirs: typeof left): Transport => ({
    onMessage: mine.onMessage,
    onClose: mine.onClose,
    send(text) {
      if (!open) return;
      queueMicrotask(() => {
        theirs.message(text);
      });
    },
    close() {
      if (!open) return;
      open = false;
      queueMicrotask(() => {
        mine.closed();
        theirs.closed();
      });
    },
  });
  return [end(left, right), end(right, left)];
}
