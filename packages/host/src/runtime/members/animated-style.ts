import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { watchSharedValues } from '../../api/ui/worklet/shared-values';
import { isAtLeast } from '../../phone/base-library';
import type { Phone } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import type { Caller } from './selector-query';

type Style = Readonly<Record<string, unknown>>;
type Done = ((answer?: object) => void) | undefined;

/** The engine's uppermost style layer; keyframes of `this.animate` have the one below. */
const animatedLayer = 3;

const shown = new WeakMap<EngineElement, Map<number, string>>();

/** An element may have several animated styles: later ones lie over earlier ones. */
function show(element: EngineElement, styleId: number, css: string): void {
  const styles = (shown.get(element) ?? new Map<number, string>()).set(styleId, css);
  shown.set(element, styles);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- an ambient const enum has no value here
  element.setNodeStyle([...styles.values()].join(';'), animatedLayer);
}

/**
 * `applyAnimatedStyle` and `clearAnimatedStyle` (documentation: 自定义组件, 2.29.0 and 2.30.1): a style follows
 * the shared values of `wx.worklet` that its updater reads, until it is cleared or its component has gone.
 */
export function createAnimatedStyleMembers(
  phone: Phone,
  find: (caller: Caller, selector: string) => readonly EngineElement[],
): object {
  let lastId = 0;
  const following = new Map<number, () => void>();
  const later = (run: () => void) => void phone.clock.after(0, run);
  const needs = (version: string, name: string) => {
    if (isAtLeast(phone.settings.get().baseLibrary, version)) return;
    throw new TypeError(`this.${name} is not a function`);
  };
  const end = (styleId: number) => {
    following.get(styleId)?.();
    following.delete(styleId);
  };
  return {
    applyAnimatedStyle(
      this: Caller,
      selector: string,
      updater: () => Style | undefined,
      config?: { readonly immediate?: boolean } | Done,
      callback?: Done,
    ) {
      needs('2.29.0', 'applyAnimatedStyle');
      lastId += 1;
      const styleId = lastId;
      const elements = find(this, selector);
      let showsNow = typeof config !== 'object' || config.immediate !== false;
      let attached = false;
      const stop = watchSharedValues(() => {
        const isAttached = glassEasel.Element.isAttached(this._$);
        if (attached && !isAttached) {
          end(styleId);
          return;
        }
        attached = isAttached;
        const css = cssOf(updater.call(this) ?? {});
        for (const element of elements) if (showsNow) show(element, styleId, css);
        showsNow = true;
      }, later);
      following.set(styleId, stop);
      const done = typeof config === 'function' ? config : callback;
      phone.clock.after(0, () => done?.call(this, { styleId }));
    },
    /** Documentation: the style stays, only what would change it is given up. */
    clearAnimatedStyle(
      this: Caller,
      _selector: string,
      styleIds: readonly number[],
      callback?: Done,
    ) {
      needs('2.30.1', 'clearAnimatedStyle');
      for (const styleId of styleIds) end(styleId);
      phone.clock.after(0, () => callback?.call(this));
    },
  };
}

function cssOf(style: Style): string {
  return Object.entries(style)
    .map(
      ([name, value]) =>
        `${name.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}:${String(value)}`,
    )
    .join(';');
}
