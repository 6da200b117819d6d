import { base64ToBytes } from '../kit/bytes';
import type { ExchangeTask } from './exchange';

type Listener = (chunk: { readonly data: ArrayBufferLike }) => void;

export interface ChunkedTask extends ExchangeTask {
  onChunkReceived(listener: Listener): void;
  offChunkReceived(listener?: Listener): void;
}

/**
 * The chunk side of a request with `enableChunked` (documentation: RequestTask.onChunkReceived). The
 * host takes a response in one piece, so there is one chunk, all of it.
 */
export function createChunks(isChunked: boolean) {
  const listeners = new Set<Listener>();
  return {
    received(bodyBase64: string) {
      if (!isChunked || bodyBase64 === '') return;
      for (const listener of listeners) listener({ data: base64ToBytes(bodyBase64).buffer });
    },
    on: (task: ExchangeTask): ChunkedTask => ({
      ...task,
      onChunkReceived(listener) {
        listeners.add(listener);
      },
      offChunkReceived(listener) {
        if (listener === undefined) listeners.clear();
        else listeners.delete(listener);
      },
    }),
  };
}
