import type { Cancel, Platform } from '../platform/platform';

/** Tells the seconds left, at once and then every second, 0 at the end. Hidden time counts too. */
export type Countdown = (seconds: number, onTick: (left: number) => void) => Cancel;

export function createCountdown(platform: Pick<Platform, 'monotonic' | 'after'>): Countdown {
  return (seconds, onTick) => {
    const end = platform.monotonic() + seconds * 1000;
    let cancel: Cancel = () => undefined;
    const tick = (): void => {
      const left = Math.max(0, Math.ceil((end - platform.monotonic()) / 1000));
      if (left > 0) cancel = platform.after(1000, tick);
      onTick(left);
    };
    tick();
    return () => {
      cancel();
    };
  };
}
