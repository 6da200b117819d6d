import { isAtLeast } from '../../phone/base-library';
import type { Phone } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import type { Caller } from './selector-query';

type Style = Readonly<Record<string, unknown>>;
type Done = ((answer?: object) => void) | undefined;

/** The engine's uppermost style layer; keyframes of `this.animate` have the one below. */
const animatedLayer = 3;

/**
 * `applyAnimatedStyle` and `clearAnimatedStyle` (documentation: 自定义组件, 2.29.0 and 2.30.1). They belong to
 * Skyline: without its shared values an updater shows what it says at first, and nothing changes it.
 */
export function createAnimatedStyleMembers(
  phone: Phone,
  find: (caller: Caller, selector: string) => readonly EngineElement[],
): object {
  let lastId = 0;
  const needs = (version: string, name: string) => {
    if (isAtLeast(phone.settings.get().baseLibrary, version)) return;
    throw new TypeError(`this.${name} is not a function`);
  };
  return {
    applyAnimatedStyle(
      this: Caller,
      selector: string,
      updater: () => Style,
      config?: { readonly immediate?: boolean } | Done,
      callback?: Done,
    ) {
      needs('2.29.0', 'applyAnimatedStyle');
      lastId += 1;
      const styleId = lastId;
      const immediate = typeof config !== 'object' || config.immediate !== false;
      const css = immediate ? cssOf(updater.call(this)) : '';
      for (const element of find(this, selector)) {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- an ambient const enum has no value here
        if (immediate) element.setNodeStyle(css, animatedLayer);
      }
      const text =
        'applyAnimatedStyle shows its first style only: shared values of worklets are Skyline’s.';
      phone.journal.emit('notice', { severity: 'info', text });
      const done = typeof config === 'function' ? config : callback;
      phone.clock.after(0, () => done?.call(this, { styleId }));
    },
    /** Documentation: the style stays, only what would change it is given up. */
    clearAnimatedStyle(
      this: Caller,
      _selector: string,
      _styleIds: readonly number[],
      callback?: Done,
    ) {
      needs('2.30.1', 'clearAnimatedStyle');
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
