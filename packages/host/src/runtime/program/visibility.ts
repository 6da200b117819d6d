import type { Visibility } from '../../api/kit/context';
import { createEmitter } from '../../phone/emitter';
import type { Clock } from '../../phone/phone';

/** The program's place in front or in the back, and since when. */
export function createVisibility(clock: Clock): Visibility & { set(visible: boolean): void } {
  const emitter = createEmitter<{ change: undefined }>();
  let hiddenSince: number | undefined;
  return {
    hiddenSince: () => hiddenSince,
    onChange: (listener) => emitter.on('change', listener),
    set(visible) {
      hiddenSince = visible ? undefined : clock.now();
      emitter.emit('change', undefined);
    },
  };
}
