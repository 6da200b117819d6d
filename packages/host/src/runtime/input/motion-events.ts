import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { engineElementOf } from '../engine/engine-types';

const types = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const;

/**
 * Hands the browser's transition and animation events to the program (documentation: event types).
 * Parts that built-ins draw themselves keep their own from getting here. The returned function
 * stops it.
 */
export function installMotionEvents(area: HTMLElement): () => void {
  const hear = (event: Event) => {
    const target = engineElementOf(event.target as Node);
    if (target === undefined) return;
    const { elapsedTime } = event as TransitionEvent | AnimationEvent;
    glassEasel.triggerEvent(target, event.type, { elapsedTime }, { bubbles: true, composed: true });
  };
  for (const type of types) area.addEventListener(type, hear);
  return () => {
    for (const type of types) area.removeEventListener(type, hear);
  };
}
