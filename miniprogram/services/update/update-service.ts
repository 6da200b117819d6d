import type { UpdatePlatform } from '../../platform/platform';
import { createObservable } from '../observable';
import type { PhoneService } from '../phone/phone-service';

/** A new version of the program, offered when nothing can be lost by starting anew. */
export interface UpdateService {
  /** Listens for a new version, which WeChat downloads by itself. */
  start(): void;
  /** Calls back when there may be something to offer, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Whether to offer a new version now: true once, and never while a grant is not settled. */
  takeOffer(): boolean;
  /** Starts the program anew in the new version; while a grant is not settled it is offered later again. */
  apply(): void;
}

export function createUpdateService(
  update: UpdatePlatform | null,
  phone: Pick<PhoneService, 'progress'>,
): UpdateService {
  let state: 'none' | 'ready' | 'offered' = 'none';
  const ready = createObservable<null>();
  return {
    start: () => {
      update?.onReady(() => {
        if (state === 'none') state = 'ready';
        ready.publish(null);
      });
    },
    subscribe: ready.subscribe,
    takeOffer: () => {
      if (state !== 'ready' || phone.progress().kind !== 'idle') return false;
      state = 'offered';
      return true;
    },
    apply: () => {
      if (phone.progress().kind === 'idle') update?.apply();
      else state = 'ready';
    },
  };
}
