import type { PhoneProgress } from '../../models/phone';
import type { Observable } from '../observable';
import { createObservable } from '../observable';

/** What is happening with the grants, the same for every page. */
export interface Progress extends Observable<PhoneProgress> {
  readonly current: () => PhoneProgress;
  /** A page has shown how it ended. */
  readonly acknowledge: () => void;
}

export function createProgress(): Progress {
  let current: PhoneProgress = { kind: 'idle' };
  const changes = createObservable<PhoneProgress>();
  const publish = (next: PhoneProgress): void => {
    current = next;
    changes.publish(next);
  };
  return {
    current: () => current,
    publish,
    subscribe: changes.subscribe,
    acknowledge: () => {
      if (current.kind === 'bound' || current.kind === 'spent') publish({ kind: 'idle' });
    },
  };
}
