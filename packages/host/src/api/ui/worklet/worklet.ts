import { absentAnswer } from '../../kit/absent-apis';
import type { ApiTable } from '../../kit/api';
import type { ApiContext } from '../../kit/context';
import type { Running } from './animations';
import { decay, delay, isAnimation, repeat, sequence, spring, timing } from './animations';
import { easing } from './easing';
import type { SharedValue } from './shared-values';
import { createDerivedValue, createSharedValue } from './shared-values';

/** Milliseconds between two pictures. */
const frame = 16;

type Func = (...args: readonly unknown[]) => unknown;

/**
 * `wx.worklet` (documentation: API / 界面 / worklet 动画). There is one thread here: worklets are ordinary
 * functions, which read and write the same values as the program does.
 */
function createWorklet(context: ApiContext): Readonly<Record<string, unknown>> {
  const { phone, report } = context;
  const cancelling = new WeakMap<SharedValue, () => void>();
  const guarded = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      report(error);
      return undefined;
    }
  };
  const play = (running: Running, write: (value: unknown) => void): (() => void) => {
    let stop: () => void = () => undefined;
    const tick = () => {
      guarded(() => {
        const { value, finished } = running.at(phone.clock.now());
        write(value);
        if (finished) running.end(true);
        else stop = phone.clock.after(frame, tick);
      });
    };
    tick();
    return () => {
      stop();
      guarded(() => {
        running.end(false);
      });
    };
  };
  const shared = (initial: unknown): SharedValue => {
    const made = createSharedValue(initial, (assigned, write, now) => {
      cancelling.get(made)?.();
      cancelling.delete(made);
      if (!isAnimation(assigned)) {
        write(assigned);
        return;
      }
      const running = assigned.begin(now, phone.clock.now());
      cancelling.set(made, play(running, write));
    });
    return made;
  };
  /** As over to another thread: after what runs now. */
  const later =
    (fn: unknown): Func =>
    (...args) => {
      phone.clock.after(0, () => guarded(() => (fn as Func)(...args)));
    };
  return {
    shared,
    derived: (compute: unknown) => createDerivedValue(compute as Func),
    cancelAnimation(value: SharedValue) {
      cancelling.get(value)?.();
      cancelling.delete(value);
    },
    ...{ timing, spring, decay, delay, sequence, repeat, Easing: easing },
    runOnUI: later,
    runOnJS: later,
    scrollViewContext: {
      scrollTo: absentAnswer(context, 'wx.worklet.scrollViewContext.scrollTo', 'scrollTo', false),
    },
  };
}

export const workletApis = {
  worklet: { kind: 'namespace', members: createWorklet },
} satisfies ApiTable;
