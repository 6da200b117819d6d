import type { Transport } from './transport';

/** The listening half of a transport, and how whoever feeds it tells what arrived. */
export interface ChannelListeners extends Pick<Transport, 'onMessage' | 'onClose'> {
  readonly message: (text: string) => void;
  /** Told any number of times; listeners hear it once. */
  readonly closed: () => void;
}

/** What every kind of transport keeps the same way: who listens, and that closing is said once. */
export function createChannelListeners(): ChannelListeners {
  const onMessage = new Set<(text: string) => void>();
  const onClose = new Set<() => void>();
  let closed = false;
  return {
    onMessage(listener) {
      onMessage.add(listener);
      return () => {
        onMessage.delete(listener);
      };
    },
    onClose(listener) {
      // Whoever asks too late must still hear it, but never inside its own call to onClose.
      if (closed) queueMicrotask(listener);
      else onClose.add(listener);
      return () => {
        onClose.delete(listener);
      };
    },
    message(text) {
      if (closed) return;
      for (const listener of [...onMessage]) listener(text);
    },
    closed() {
      if (closed) return;
      closed = true;
      for (const listener of [...onClose]) listener();
      onClose.clear();
      onMessage.clear();
    },
  };
}
