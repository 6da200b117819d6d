import type { PrivacyResult } from '../../models/privacy';
import type { Platform, PrivacyResolution } from '../../platform/platform';
import { createObservable } from '../observable';

/** WeChat shows no popup and fails at once for this long after a refusal; so do we. */
export const REFUSAL_PAUSE_MS = 10_000;

/** WeChat that has neither answered nor asked for this long, will not: nobody is kept waiting. */
export const SILENCE_MS = 3000;

/** The privacy question of WeChat, asked in our own words. */
export interface PrivacyService {
  /** Registers the one listener there can be. To be called once, at launch. */
  start(): void;
  /** Tells whether the question must be on the screen; returns the end of the telling. */
  subscribe(listener: (asked: boolean) => void): () => void;
  /** The person tapped the agree button with this id, after its own event has fired. */
  agree(buttonId: string): void;
  refuse(): void;
  /** Whether there may be something to agree to. Where WeChat does not say, there may be; it may never say. */
  isNeeded(): Promise<boolean>;
  /** Before a nickname field gets the focus, which never asks by itself. Always answers. */
  require(): Promise<PrivacyResult>;
  /** Whether there is a guide to open on this client. */
  readonly hasContract: boolean;
  /** Opens the guide; false when that failed. */
  openContract(): Promise<boolean>;
}

type Resolve = (resolution: PrivacyResolution) => void;

export function createPrivacyService({
  privacy,
  monotonic,
  after,
}: Pick<Platform, 'privacy' | 'monotonic' | 'after'>): PrivacyService {
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

  /** A question on the screen is no silence: the person may take their time. */
  const silence = (): Promise<PrivacyResult> =>
    new Promise((resolve) => {
      const wait = (): void => {
        after(SILENCE_MS, () => {
          if (waiting.length > 0) wait();
          else resolve({ kind: 'silent' });
        });
      };
      wait();
    });

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
    isNeeded: () =>
      privacy === null
        ? Promise.resolve(false)
        : privacy.isNeeded().then((isNeeded) => isNeeded !== false),
    require: () => {
      if (privacy === null) return Promise.resolve({ kind: 'agreed' });
      const answered: Promise<PrivacyResult> = privacy.require();
      return Promise.race([answered, silence()]);
    },
    hasContract: privacy !== null,
    openContract: () => (privacy === null ? Promise.resolve(false) : privacy.openContract()),
  };
}
