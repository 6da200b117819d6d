import type { Platform, PrivacyResolution } from '../../platform/platform';
import { createObservable } from '../observable';

/** WeChat shows no popup and fails at once for this long after a refusal; so do we. */
export const REFUSAL_PAUSE_MS = 10_000;

/** The privacy question of WeChat, asked in our own words. */
export interface PrivacyService {
  /** Registers the one listener there can be. To be called once, at launch. */
  start(): void;
  /** Tells whether the question must be on the screen; returns the end of the telling. */
  subscribe(listener: (asked: boolean) => void): () => void;
  /** The person tapped the agree button with this id, after its own event has fired. */
  agree(buttonId: string): void;
  refuse(): void;
  /** Before a nickname field gets the focus, which never asks by itself. True when agreed. */
  require(): Promise<boolean>;
  /** Whether there is a guide to open on this client. */
  readonly hasContract: boolean;
  /** Opens the guide; false when that failed. */
  openContract(): Promise<boolean>;
}

type Resolve = (resolution: PrivacyResolution) => void;

export function createPrivacyService({
  privacy,
  monotonic,
}: Pick<Platform, 'privacy' | 'monotonic'>): PrivacyService {
  let waiting: readonly Resolve[] = [];
  const { publish, subscribe } = createObservable<boolean>();
  let refusedAt: number | null = null;

  const resolveAll = (resolution: PrivacyResolution): void => {
    const resolved = waiting;
    waiting = [];
    resolved.forEach((resolve) => {
      resolve(resolution);
    });
    publish(waiting.length > 0);
  };

  return {
    start: () => {
      privacy?.onNeed((resolve) => {
        if (refusedAt !== null && monotonic() - refusedAt < REFUSAL_PAUSE_MS) {
          resolve({ event: 'disagree' });
          return;
        }
        resolve({ event: 'exposureAuthorization' });
        waiting = waiting.concat(resolve);
        publish(true);
      });
    },
    subscribe: (listener) => {
      const leave = subscribe(listener);
      if (waiting.length > 0) listener(true);
      return leave;
    },
    agree: (buttonId) => {
      refusedAt = null;
      resolveAll({ event: 'agree', buttonId });
    },
    refuse: () => {
      if (waiting.length === 0) return;
      refusedAt = monotonic();
      resolveAll({ event: 'disagree' });
    },
    require: () => (privacy === null ? Promise.resolve(true) : privacy.require()),
    hasContract: privacy !== null,
    openContract: () => (privacy === null ? Promise.resolve(false) : privacy.openContract()),
  };
}
