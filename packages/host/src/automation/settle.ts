import type { Clock } from '../phone/phone';

/**
 * Lets the program do what it has queued (promises, timers that are due) before a command
 * has its response, so that a test sees the effect of what it did.
 */
export function settle(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
