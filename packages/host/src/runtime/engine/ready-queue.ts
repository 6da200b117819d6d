import type { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { EngineComponent } from './engine-types';

/**
 * The engine never fires the `ready` lifetime. This queue remembers every attached component and
 * fires it when its page is rendered, or in a microtask for components that come later.
 */
export interface ReadyQueue {
  /** For the code space: put it under every component before any is registered. */
  readonly behavior: glassEasel.GeneralBehavior;
  /** While held, nothing fires: a page is being built. */
  hold(): void;
  /** Fires what waits, in the order in which it was attached. */
  release(): void;
}

export function createReadyQueue(space: glassEasel.ComponentSpace): ReadyQueue {
  let waiting: EngineComponent[] = [];
  let held = false;

  const flush = () => {
    const batch = waiting;
    waiting = [];
    for (const component of batch) {
      if (component.$$ !== null) component.triggerLifetime('ready', []);
    }
  };

  const behavior = space.defineBehavior({
    lifetimes: {
      attached(this: EngineComponent) {
        waiting.push((this as unknown as { _$?: EngineComponent })._$ ?? this);
        if (!held) queueMicrotask(flush);
      },
    },
  }) as unknown as glassEasel.GeneralBehavior;

  return {
    behavior,
    hold() {
      held = true;
    },
    release() {
      held = false;
      flush();
    },
  };
}
