import { setTimeout as delay } from 'node:timers/promises';

/** Asks until there is a response, whatever it says; `false` when none comes within the time. */
export async function waitForBackend(url: string, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(2000) });
      return true;
    } catch {
      if (Date.now() >= end) return false;
      await delay(250);
    }
  }
}
