import type { PhoneComponent } from '../../models/phone';
import type { Platform } from '../../platform/platform';

const KEY = 'phone.quota-paused-until';

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
  let until = read(platform.storage.get(KEY));
  return {
    pause: (component) => {
      until = { ...until, [component]: platform.now() + pauseMs };
      platform.storage.set(KEY, until);
    },
    paused: () => {
      const now = platform.now();
      const isPaused = (component: PhoneComponent): boolean => {
        const end = until[component] ?? 0;
        // Further away than any pause lasts: the device clock was set back meanwhile.
        return end > now && end <= now + pauseMs;
      };
      return (['quick', 'realtime'] as const).filter(isPaused);
    },
  };
}

function read(stored: unknown): Partial<Record<PhoneComponent, number>> {
  const times: Partial<Record<PhoneComponent, number>> = {};
  if (typeof stored !== 'object' || stored === null) return times;
  const { quick, realtime } = stored as { readonly quick?: unknown; readonly realtime?: unknown };
  if (typeof quick === 'number') times.quick = quick;
  if (typeof realtime === 'number') times.realtime = realtime;
  return times;
}
