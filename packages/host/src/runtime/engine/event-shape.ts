import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { EngineElement } from './engine-types';
import { domOf } from './engine-types';

/** `target` and `currentTarget` of an event as WeChat delivers them (documentation: event system). */
export interface EventTargetShape {
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

interface ComponentCaller {
  readonly _$: EngineElement;
}

function isCaller(value: object): value is ComponentCaller {
  return '_$' in value;
}

function elementOf(target: object): EngineElement {
  return isCaller(target) ? target._$ : (target as EngineElement);
}

function shapeOf(target: object): EventTargetShape {
  const element = elementOf(target);
  const dom = domOf(element);
  return {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
  };
}

const heard = new WeakSet();
const origins = new WeakMap<object, HTMLElement>();
const listeners = new WeakMap<object, EngineElement>();

/** The element in the document that an event was fired on. */
export function originOf(event: object): HTMLElement | undefined {
  return origins.get(event);
}

/** The element whose listener an event was handed to. */
export function listenerOf(event: object): EngineElement | undefined {
  return listeners.get(event);
}

/** Whether a dispatched event met at least one listener. */
export function wasHeard(event: glassEasel.Event<unknown>): boolean {
  return heard.has(event);
}

/**
 * Makes the engine deliver events to handlers in WeChat's shape: plain `target`, `currentTarget`,
 * own `type`, `timeStamp`, `detail` and touch fields. The engine itself would hand out live nodes.
 * The returned function undoes it.
 */
export function installEventShape(): () => void {
  const prototype = glassEasel.Event.prototype as unknown as {
    wrapShadowedEvent: (
      this: glassEasel.Event<unknown>,
      target: object,
      mark: object | null,
      currentTarget: object,
    ) => object;
  };
  const original = prototype.wrapShadowedEvent;
  prototype.wrapShadowedEvent = function wrap(target, mark, currentTarget) {
    heard.add(this);
    const shaped = Object.create(this) as Record<string, unknown>;
    const origin = domOf(elementOf(target));
    if (origin !== undefined) origins.set(shaped, origin);
    listeners.set(shaped, elementOf(currentTarget));
    return Object.assign(shaped, {
      type: this.type,
      timeStamp: this.timeStamp,
      detail: this.detail,
      ...this.extraFields,
      target: shapeOf(target),
      currentTarget: shapeOf(currentTarget),
      mark: { ...mark },
    });
  };
  return () => {
    prototype.wrapShadowedEvent = original;
  };
}
