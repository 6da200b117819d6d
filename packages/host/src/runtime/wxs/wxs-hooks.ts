import type { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { Phone } from '../../phone/phone';
import { builtInOf } from '../engine/built-ins';
import type { EngineComponent, EngineElement } from '../engine/engine-types';
import { listenerOf } from '../engine/event-shape';
import { guarded, wxsInstanceOf } from './wxs-instances';

type Event = glassEasel.ShadowedEvent<unknown>;
type Listener = (this: unknown, ...args: readonly unknown[]) => unknown;

/**
 * Where a value of a template comes from, in the compiler's words: its first number tells data (0)
 * from WXS files (1) and WXS written inside the template (2).
 */
type Origin = readonly (number | string)[] | null | undefined;

/** What the templates of a bundle take as `hooks` (project/program-bundle.ts). */
export interface WxsHooks {
  readonly changePropFilter: (
    observer: Listener,
    origin: Origin,
  ) => (value: unknown, before: unknown, host: EngineComponent, element: EngineElement) => void;
  readonly eventListenerWrapper: (
    caller: unknown,
    event: Event,
    listener: Listener,
    origin: Origin,
  ) => unknown;
  /** A WXS module threw while it was evaluated; pages are rendered without it. */
  readonly moduleFailed: (name: string, error: unknown) => void;
  /** A WXS function threw that a template calls; its value is undefined. */
  readonly callFailed: (error: unknown) => void;
}

function isWxs(origin: Origin): boolean {
  return origin?.[0] === 1 || origin?.[0] === 2;
}

/** Tells a built-in what a handler of the program returned from its event. */
function handOver(event: Event, answer: unknown): void {
  const element = listenerOf(event);
  const builtIn = element && builtInOf(element);
  builtIn?.definition.answered?.(builtIn, event.type, answer);
}

/**
 * WXS functions as event handlers and as `change:` observers (documentation: WXS 响应事件): they get
 * descriptors instead of the program's own `this`.
 */
const handlerHooks: Omit<WxsHooks, 'moduleFailed' | 'callFailed'> = {
  changePropFilter: (observer) => (value, before, host, element) => {
    // Observers look for elements that the template is only about to make.
    queueMicrotask(() => {
      guarded('WXS change observer', element, () => {
        observer.call(undefined, value, before, wxsInstanceOf(host), wxsInstanceOf(element));
      });
    });
  },
  eventListenerWrapper(caller, event, listener, origin) {
    const element = isWxs(origin) ? listenerOf(event) : undefined;
    if (element === undefined) {
      const answer = listener.call(caller, event);
      if (answer !== undefined) handOver(event, answer);
      return answer;
    }
    const owner = element.ownerShadowRoot?.getHostNode() ?? element;
    const seen = Object.assign(event, { instance: wxsInstanceOf(element) });
    return listener.call(undefined, seen, wxsInstanceOf(owner));
  },
};

export function createWxsHooks({ journal }: Phone): WxsHooks {
  const failed = (what: string, error: unknown) => {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    journal.emit('exception', { message: `${what}: ${message}`, stack });
  };
  return {
    ...handlerHooks,
    moduleFailed(name, error) {
      failed(`WXS ${name}`, error);
    },
    callFailed(error) {
      failed('WXS', error);
    },
  };
}
