import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { swallowsTap } from '../engine/built-ins';
import type { EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';
import { fingersInMiddle } from '../engine/finger-fields';

/** A tap that a key makes: what a finger in the middle of the element would. */
export function tapByKey(target: EngineElement, beforeTap: () => void): void {
  if (swallowsTap(target)) return;
  const extraFields = fingersInMiddle('tap', domOf(target));
  const [finger] = extraFields.changedTouches;
  const detail = finger === undefined ? {} : { x: finger.pageX, y: finger.pageY };
  beforeTap();
  const options = { bubbles: true, composed: true, capturePhase: true, extraFields };
  glassEasel.Event.dispatchEvent(target, new glassEasel.Event<unknown>('tap', detail, options));
}
