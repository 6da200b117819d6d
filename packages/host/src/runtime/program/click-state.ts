import type { Clock } from '../../phone/phone';

/** Documentation (Tap event): the click state lasts for the current macrotask. */
export function createClickState(clock: Clock) {
  let tapping = false;
  let cancel: () => void = () => undefined;
  return {
    isTapping: () => tapping,
    tapped: () => {
      tapping = true;
      cancel();
      cancel = clock.after(0, () => {
        tapping = false;
      });
    },
    close: () => {
      cancel();
    },
  };
}
