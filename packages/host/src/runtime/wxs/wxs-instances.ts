import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { EngineComponent, EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';

type Style = string | Readonly<Record<string, string | number>>;

/**
 * `ComponentDescriptor`: an element as WXS functions see it (documentation: WXS 响应事件, since base
 * library 2.4.4).
 */
export interface WxsInstance {
  selectComponent(selector: string): WxsInstance | null;
  selectAllComponents(selector: string): readonly WxsInstance[];
  /** Lies over the style that WXML writes; each call replaces what the call before set. */
  setStyle(style: Style): WxsInstance;
  addClass(names: string): WxsInstance;
  removeClass(names: string): WxsInstance;
  hasClass(name: string): boolean;
  getDataset(): Readonly<Record<string, unknown>>;
  /** Calls a method of the program's own code, which runs elsewhere: later, without a result. */
  callMethod(name: string, args?: unknown): void;
  triggerEvent(type: string, detail?: unknown, options?: glassEasel.EventOptions): void;
  /** One object per element, for what a WXS function wants to remember. */
  getState(): Record<string, unknown>;
  requestAnimationFrame(run: () => void): void;
  getComputedStyle(names: readonly string[]): Readonly<Record<string, string>>;
  setTimeout(run: () => void, delay?: number): unknown;
  clearTimeout(timer: unknown): void;
  getBoundingClientRect(): Readonly<Record<string, number>>;
}

const instances = new WeakMap<EngineElement, WxsInstance>();

/** The descriptor of an element: always the same one for the same element. */
export function wxsInstanceOf(element: EngineElement): WxsInstance {
  const known = instances.get(element) ?? createInstance(element);
  instances.set(element, known);
  return known;
}

/** Runs WXS or what it called; what it throws reaches the program's `onError`. */
export function guarded(what: string, around: EngineElement, run: () => void): void {
  const component = around.asGeneralComponent() ?? around.ownerShadowRoot?.getHostNode();
  glassEasel.safeCallback(what, run, null, [], component);
}

/** The engine keeps a style and a class list for each layer; the fourth lies over the others. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- an ambient const enum has no value here
const overTemplate: glassEasel.StyleSegmentIndex.TEMP_EXTRA = 3;

function createInstance(element: EngineElement): WxsInstance {
  const state = {};
  const toggle = (names: string, on: boolean) => {
    for (const name of names.split(/\s+/)) {
      if (name !== '') element.toggleNodeClass(name, on, overTemplate);
    }
  };
  const self: WxsInstance = {
    selectComponent(selector) {
      const found = insideOf(element).querySelector(selector);
      return found === null ? null : wxsInstanceOf(found);
    },
    selectAllComponents: (selector) =>
      insideOf(element).querySelectorAll(selector).map(wxsInstanceOf),
    setStyle(style) {
      element.setNodeStyle(cssText(style), overTemplate);
      return self;
    },
    addClass(names) {
      toggle(names, true);
      return self;
    },
    removeClass(names) {
      toggle(names, false);
      return self;
    },
    hasClass: (name) =>
      element.classList?.contains(name) === true ||
      element.classList?.contains(name, overTemplate) === true,
    getDataset: () => ({ ...element.dataset }),
    callMethod(name, args) {
      queueMicrotask(() => {
        callMethod(element, name, args);
      });
    },
    triggerEvent(type, detail = {}, options = {}) {
      glassEasel.triggerEvent(element, type, detail, options);
    },
    getState: () => state,
    ...timing(element),
    ...measures(element),
  };
  return self;
}

function timing(
  element: EngineElement,
): Pick<WxsInstance, 'requestAnimationFrame' | 'setTimeout' | 'clearTimeout'> {
  return {
    requestAnimationFrame(run) {
      requestAnimationFrame(() => {
        guarded('WXS animation frame', element, run);
      });
    },
    setTimeout: (run, delay) =>
      setTimeout(() => {
        guarded('WXS timer', element, run);
      }, delay),
    clearTimeout(timer) {
      clearTimeout(timer as number | undefined);
    },
  };
}

function measures(
  element: EngineElement,
): Pick<WxsInstance, 'getComputedStyle' | 'getBoundingClientRect'> {
  return {
    getComputedStyle(names) {
      const dom = domOf(element);
      if (dom === undefined) return {};
      const style = getComputedStyle(dom);
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(kebab(name))]));
    },
    getBoundingClientRect() {
      const rect = domOf(element)?.getBoundingClientRect() ?? new DOMRect();
      const { left, top, right, bottom, width, height } = rect;
      return { left, top, right, bottom, width, height };
    },
  };
}

/** A component is searched in its own template, anything else in what is inside it. */
function insideOf(element: EngineElement): EngineElement {
  return element.asGeneralComponent()?.getShadowRoot() ?? element;
}

function callMethod(element: EngineElement, name: string, args: unknown): void {
  const component: EngineComponent | undefined =
    element.asGeneralComponent() ?? element.ownerShadowRoot?.getHostNode();
  const caller: unknown = component?.getMethodCaller();
  const method: unknown =
    typeof caller === 'object' && caller !== null ? Reflect.get(caller, name) : undefined;
  guarded('WXS callMethod', element, () => {
    if (typeof method !== 'function') {
      throw new TypeError(
        `WXS calls the method "${name}", but ${component?.is ?? 'nobody'} has none of that name.`,
      );
    }
    (method as (args: unknown) => unknown).call(caller, args);
  });
}

function cssText(style: Style): string {
  if (typeof style === 'string') return style;
  return Object.entries(style)
    .map(([name, value]) => `${kebab(name)}:${value}`)
    .join(';');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
