import type { PhoneProgress } from '../models/phone';

/** What happens with the grants, told to every page that listens. */
export interface ProgressChannel {
  readonly current: () => PhoneProgress;
  readonly publish: (progress: PhoneProgress) => void;
  /** Calls back on every change until the returned function is called. */
  readonly subscribe: (listener: (progress: PhoneProgress) => void) => () => void;
}

export function createProgressChannel(): ProgressChannel {
  let progress: PhoneProgress = { kind: 'idle' };
  let listeners: readonly ((progress: PhoneProgress) => void)[] = [];
  return {
    current: () => progress,
    publish: (next) => {
      progress = next;
      listeners.forEach((listener) => {
        listener(next);
      });
    },
    subscribe: (listener) => {
      listeners = listeners.concat(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
  };
}
