import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { builtInOf } from '../engine/built-ins';
import type { EngineComponent, EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';
import { fingersInMiddle, isFingerEvent } from '../engine/finger-fields';
import {
  attributesOf,
  isAttached,
  isCustomComponent,
  propertyNamesOf,
  propertyOf,
  tagOf,
} from './view-attributes';
import type { TriggerOptions, ViewComponent, ViewNode } from './view-node';
import { select, selectXpath } from './view-search';
import { innerWxml, outerWxml } from './view-wxml';

const known = new WeakMap<EngineElement, ViewNode>();

/** The view node of an engine element; the same element always has the same node. */
export function viewNodeOf(element: EngineElement): ViewNode {
  const node = known.get(element) ?? createViewNode(element);
  known.set(element, node);
  return node;
}

function createViewNode(element: EngineElement): ViewNode {
  const tag = tagOf(element);
  const custom = isCustomComponent(element);
  const component = element.asGeneralComponent();
  return {
    tag,
    isCustomComponent: custom,
    get dom() {
      return drawnBy(element);
    },
    isAlive: () => isAttached(element),
    query(selector) {
      const [first] = select(element, selector);
      return first === undefined ? null : viewNodeOf(first);
    },
    queryAll: (selector) => select(element, selector).map(viewNodeOf),
    queryXpath: (xpath) => selectXpath(pageOf(element), element, xpath).map(viewNodeOf),
    attribute: (name) => attributesOf(element).get(name) ?? null,
    propertyNames: () => propertyNamesOf(element),
    property: (name) => propertyOf(element, name),
    trigger(type, detail, options = {}) {
      trigger(element, type, detail, options);
    },
    wxml: (which) => (which === 'inner' ? innerWxml(element) : outerWxml(element)),
    callFunction: (name, args) => callFunction(element, tag, name, args),
    callContextMethod: (name, args) => callContextMethod(element, tag, name, args),
    ...(custom && component !== null && { component: viewComponentOf(component) }),
  };
}

/** Fingers' events pass through the whole page; a component's own event stays with it. */
function trigger(
  element: EngineElement,
  type: string,
  detail: unknown,
  { bubbles = isFingerEvent(type), touches = [], changedTouches = touches }: TriggerOptions,
): void {
  const isGiven = touches.length > 0 || changedTouches.length > 0;
  const fingers = isGiven ? { touches, changedTouches } : fingersInMiddle(type, domOf(element));
  const event = new glassEasel.Event<unknown>(type, detail ?? {}, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    ...(isFingerEvent(type) && { extraFields: fingers }),
  });
  glassEasel.Event.dispatchEvent(element, event);
}

function callFunction(
  element: EngineElement,
  tag: string,
  name: string,
  args: readonly unknown[],
): unknown {
  const builtIn = builtInOf(element);
  const prefix = `${tag}.`;
  const functions = builtIn?.definition.functions ?? {};
  const ownName = name.slice(prefix.length);
  if (builtIn === undefined || !name.startsWith(prefix) || !Object.hasOwn(functions, ownName)) {
    throw new Error(`${name} not exists`);
  }
  return functions[ownName]?.(builtIn, ...args);
}

function callContextMethod(
  element: EngineElement,
  tag: string,
  name: string,
  args: readonly unknown[],
): unknown {
  const builtIn = builtInOf(element);
  const context = builtIn?.definition.node?.(builtIn);
  const method: unknown =
    typeof context === 'object' && context !== null && Object.hasOwn(context, name)
      ? Reflect.get(context, name)
      : undefined;
  if (typeof method !== 'function') throw new Error(`${tag}.${name} not exists`);
  return (method as (...args: readonly unknown[]) => unknown).apply(context, [...args]);
}

interface Caller {
  readonly data: unknown;
  setData(data: Readonly<Record<string, unknown>>): void;
}

function viewComponentOf(component: EngineComponent): ViewComponent {
  const caller = component.getMethodCaller() as Caller;
  const kind = component.ownerShadowRoot === null ? 'page' : 'component';
  return {
    data: () => caller.data,
    // The engine draws before setData returns.
    // eslint-disable-next-line @typescript-eslint/require-await -- a throw must become a rejection
    setData: async (data) => {
      caller.setData(data);
    },
    async callMethod(name, args) {
      const method: unknown = Reflect.get(caller, name);
      if (typeof method !== 'function') throw new Error(`${kind}.${name} not exists`);
      return await (method as (...args: readonly unknown[]) => unknown).apply(caller, [...args]);
    },
  };
}

/** The page around an element, or the element itself when it is the page. */
function pageOf(element: EngineElement): EngineElement {
  let page = element;
  while (page.ownerShadowRoot !== null) page = page.ownerShadowRoot.getHostNode();
  return page;
}

/** The element in the document; a component without a host node of its own is where its content is. */
function drawnBy(element: EngineElement): HTMLElement {
  const own = domOf(element);
  if (own !== undefined) return own;
  let drawn: HTMLElement | undefined;
  element.forEachNonVirtualComposedChild((child) => {
    const inside = child.asElement();
    drawn ??= inside === null ? undefined : domOf(inside);
  });
  for (let at = element.getComposedParent(); drawn === undefined && at !== null;) {
    drawn = domOf(at);
    at = at.getComposedParent();
  }
  if (drawn === undefined) throw new Error(`${tagOf(element)} is not on the screen`);
  return drawn;
}
