import type { ExchangeTask } from './exchange';

type Listener = (progress: object) => void;

export interface ProgressTask extends ExchangeTask {
  onProgressUpdate(listener: Listener): void;
  offProgressUpdate(listener?: Listener): void;
}

/**
 * The progress side of uploads and downloads. The host moves a file in one piece, so there is one
 * event, when all of it has arrived, with its true size.
 */
export function createProgress(verb: 'Sent' | 'Written') {
  const listeners = new Set<Listener>();
  return {
    done(bytes: number) {
      const progress = {
        progress: 100,
        [`totalBytes${verb}`]: bytes,
        [`totalBytesExpectedTo${verb === 'Sent' ? 'Send' : 'Write'}`]: bytes,
      };
      for (const listener of listeners) listener(progress);
    },
    on: (task: ExchangeTask): ProgressTask => ({
      ...task,
      onProgressUpdate(listener) {
        listeners.add(listener);
      },
      offProgressUpdate(listener) {
        if (listener === undefined) listeners.clear();
        else listeners.delete(listener);
      },
    }),
  };
}
