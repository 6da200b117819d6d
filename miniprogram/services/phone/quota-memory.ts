import type { PhoneComponent } from '../../models/phone';
import type { Platform } from '../../platform/platform';
import { asRecord, isCount } from '../backend/decode';

const KEY = 'phone.quota-paused-until';

type PauseEnds = Readonly<Record<string, unknown>>;

/** Remembers, over restarts, whose quota ran out, so that the same dead button is not offered again. */
export interface QuotaMemory {
  pause(component: PhoneComponent): void;
  /** Components that are not to be offered now. */
  paused(): readonly PhoneComponent[];
}

export function createQuotaMemory(
  platform: Pick<Platform, 'now' | 'storage'>,
  pauseMs: number,
): QuotaMemory {
  // Kept in memory too: storage may refuse to write.
  let kept: PauseEnds | null = null;
  /** Read when first asked for: a start must not wait for what only the phone page needs. */
  const ends = (): PauseEnds => {
    kept ??= asRecord(platform.storage.get(KEY)) ?? {};
    return kept;
  };
  return {
    pause: (component) => {
      kept = { ...ends(), [component]: platform.now() + pauseMs };
      platform.storage.set(KEY, kept);
    },
    paused: () => {
      const now = platform.now();
      const until = ends();
      const isPaused = (component: PhoneComponent): boolean => {
        const end = until[component];
        // Further away than any pause lasts: the device clock was set back meanwhile.
        return isCount(end) && end > now && end <= now + pauseMs;
      };
      return (['quick', 'realtime'] as const).filter(isPaused);
    },
  };
}
