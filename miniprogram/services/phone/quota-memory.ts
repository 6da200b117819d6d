import type { PhoneComponent } from '../../models/phone';
import type { Platform } from '../../platform/platform';
import { asRecord, isCount } from '../backend/decode';
import type { Memory } from '../memory';

const NAME = 'quota-paused-until';

type PauseEnds = Readonly<Record<string, unknown>>;

/** Remembers, over restarts, whose quota ran out, so that the same dead button is not offered again. */
export interface QuotaMemory {
  pause(component: PhoneComponent): void;
  /** Components that are not to be offered now. */
  paused(): readonly PhoneComponent[];
}

export function createQuotaMemory(
  platform: Pick<Platform, 'now'>,
  memory: Memory,
  pauseMs: number,
): QuotaMemory {
  const ends = (): PauseEnds => asRecord(memory.get(NAME)) ?? {};
  return {
    pause: (component) => {
      memory.set(NAME, { ...ends(), [component]: platform.now() + pauseMs });
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
