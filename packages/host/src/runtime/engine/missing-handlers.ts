import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { Phone } from '../../phone/phone';
import type { EngineComponent } from './engine-types';

type GetMethod = (component: EngineComponent, name: string) => unknown;
type CallListener = (this: glassEasel.Event<unknown>, ...args: readonly unknown[]) => void;

/**
 * Warns, in WeChat's words and once each, of an event whose handler the page or component does not
 * have; the engine says nothing. The returned function undoes it.
 */
export function warnOfMissingHandlers({ journal }: Phone): () => void {
  const lookup = glassEasel.Component as unknown as { getMethod: GetMethod };
  const events = glassEasel.Event.prototype as unknown as { callListener: CallListener };
  const original = { getMethod: lookup.getMethod, callListener: events.callListener };
  const told = new Set<string>();
  /** The event whose listeners run; a listener may fire another one. */
  let running: string | undefined;

  lookup.getMethod = (component, name) => {
    const method = original.getMethod.call(lookup, component, name);
    if (method !== undefined || running === undefined) return method;
    const text = `Component "${component.is}" does not have a method "${name}" to handle event "${running}".`;
    if (!told.has(text)) {
      told.add(text);
      journal.emit('notice', { severity: 'warning', text });
    }
    return undefined;
  };
  events.callListener = function callListener(...args) {
    const before = running;
    running = this.type;
    try {
      original.callListener.apply(this, [...args]);
    } finally {
      running = before;
    }
  };
  return () => {
    Object.assign(lookup, { getMethod: original.getMethod });
    Object.assign(events, { callListener: original.callListener });
  };
}
