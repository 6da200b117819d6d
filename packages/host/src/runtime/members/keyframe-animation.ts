import type { Clock } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';

/** One keyframe of `this.animate` (documentation: 动画, 关键帧动画): CSS properties and transforms. */
export type Keyframe = Readonly<Record<string, unknown>>;

const transform = /^(matrix|rotate|scale|skew|translate)/;
/** The engine's style layer for animations; it lies over what the template writes. */
const animationLayer = 2;

const shown = new WeakMap<EngineElement, Readonly<Record<string, string>>>();

/**
 * Plays keyframes on an element and leaves it as the last one says; `done` is called when it is over.
 * Where the browser plays no animations (jsdom) only the end is shown.
 */
export function playKeyframes(
  element: EngineElement,
  keyframes: readonly Keyframe[],
  duration: number,
  clock: Clock,
  done: () => void,
): void {
  const frames = keyframes.map(cssOf);
  const dom = domOf(element);
  const playing =
    dom !== undefined && 'animate' in dom && frames.length > 0
      ? dom.animate(
          frames.map((frame, index) => ({ ...frame, ...stopOf(keyframes[index]) })),
          { duration, fill: 'forwards' },
        )
      : undefined;
  clock.after(duration, () => {
    show(element, { ...shown.get(element), ...frames.at(-1) });
    playing?.cancel();
    done();
  });
}

/** Takes away what keyframes left on an element: the named properties, or all. */
export function clearKeyframes(
  element: EngineElement,
  properties: Readonly<Record<string, unknown>> | undefined,
): void {
  const kept = Object.entries(shown.get(element) ?? {}).filter(([name]) => {
    if (properties === undefined) return false;
    const named = Object.keys(properties).filter((one) => properties[one] === true);
    return !named.some((one) => one === name || (name === 'transform' && transform.test(one)));
  });
  show(element, Object.fromEntries(kept));
}

function show(element: EngineElement, style: Readonly<Record<string, string>>): void {
  shown.set(element, style);
  const css = Object.entries(style).map(([name, value]) => `${kebab(name)}:${value}`);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- an ambient const enum has no value here
  element.setNodeStyle(css.join(';'), animationLayer);
}

function cssOf(keyframe: Keyframe): Readonly<Record<string, string>> {
  const css: Record<string, string> = {};
  const functions: string[] = [];
  for (const [name, value] of Object.entries(keyframe)) {
    if (name === 'ease' || name === 'offset') continue;
    if (transform.test(name)) functions.push(`${name}(${argumentsOf(name, value).join(',')})`);
    else if (typeof value === 'string' || typeof value === 'number') css[name] = String(value);
  }
  return functions.length === 0 ? css : { ...css, transform: functions.join(' ') };
}

function stopOf({ offset, ease }: Keyframe = {}): { offset?: number; easing?: string } {
  return {
    ...(typeof offset === 'number' && { offset }),
    ...(typeof ease === 'string' && { easing: ease }),
  };
}

function argumentsOf(name: string, value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one, index) => {
    if (typeof one !== 'number') return String(one);
    if (name === 'rotate3d' && index < 3) return String(one);
    if (/^(rotate|skew)/.test(name)) return `${one}deg`;
    return name.startsWith('translate') ? `${one}px` : String(one);
  });
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
