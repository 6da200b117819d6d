import type { Phone } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import { domOf, engineElementOf } from '../engine/engine-types';
import { toPageRect } from '../view/page-rect';
import type { SearchedIn } from './selector-query';

interface Options {
  readonly thresholds?: readonly number[];
  readonly initialRatio?: number;
  readonly observeAll?: boolean;
}

type Margins = Readonly<Partial<Record<'left' | 'top' | 'right' | 'bottom', number>>>;

export interface ObserverSurroundings {
  readonly area: HTMLElement;
  readonly phone: Phone;
  readonly report: (error: unknown) => void;
}

/**
 * `createIntersectionObserver()` (documentation: API / WXML), on the browser's own observer: the
 * reference area has to be around what is observed, as in WeChat's native mode.
 */
export function createIntersectionObserver(
  caller: SearchedIn,
  options: Options,
  around: ObserverSurroundings,
): object {
  const { thresholds = [0], initialRatio = 0, observeAll = false } = options;
  const find = (selector: string) =>
    caller._$?.getShadowRoot()?.querySelector(selector) ?? undefined;
  let root = around.area;
  let rootMargin = '0px';
  let observer: IntersectionObserver | undefined;
  const relate = (dom: HTMLElement | undefined, margins: Margins = {}) => {
    if (dom !== undefined) root = dom;
    const px = (side: keyof Margins) => `${margins[side] ?? 0}px`;
    rootMargin = [px('top'), px('right'), px('bottom'), px('left')].join(' ');
    return api;
  };
  const api = {
    relativeTo: (selector: string, margins?: Margins) => {
      const element = find(selector);
      return relate(element && domOf(element), margins);
    },
    relativeToViewport: (margins?: Margins) => relate(around.area, margins),
    observe(selector: string, callback: (answer: object) => void) {
      const all = caller._$?.getShadowRoot()?.querySelectorAll(selector) ?? [];
      const targets = observeAll ? all : all.slice(0, 1);
      observer = observeWith(around, { root, rootMargin, thresholds, initialRatio }, callback);
      for (const element of targets) {
        const dom = domOf(element);
        if (dom !== undefined) observer?.observe(dom);
      }
    },
    disconnect() {
      observer?.disconnect();
    },
  };
  return api;
}

interface Reference {
  readonly root: HTMLElement;
  readonly rootMargin: string;
  readonly thresholds: readonly number[];
  readonly initialRatio: number;
}

function observeWith(
  { area, phone, report }: ObserverSurroundings,
  { root, rootMargin, thresholds, initialRatio }: Reference,
  callback: (answer: object) => void,
): IntersectionObserver | undefined {
  if (typeof IntersectionObserver === 'undefined') {
    phone.journal.emit('notice', {
      severity: 'info',
      text: 'An IntersectionObserver tells nothing here: without layout nothing intersects.',
    });
    return undefined;
  }
  const started = new WeakSet<Element>();
  return new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        // Documentation: the first report comes only if the ratio is not the initial one.
        const isFirst = !started.has(entry.target);
        started.add(entry.target);
        if (isFirst && entry.intersectionRatio === initialRatio) continue;
        try {
          callback(answerOf(entry, area));
        } catch (error) {
          report(error);
        }
      }
    },
    { root, rootMargin, threshold: [...thresholds] },
  );
}

/** Documentation: IntersectionObserver.observe, the callback's argument. */
function answerOf(entry: IntersectionObserverEntry, area: HTMLElement): object {
  const at = area.getBoundingClientRect();
  const { id = '', dataset = {} }: Partial<EngineElement> = engineElementOf(entry.target) ?? {};
  return {
    id,
    dataset: { ...dataset },
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: toPageRect(entry.intersectionRect, at),
    boundingClientRect: toPageRect(entry.boundingClientRect, at),
    relativeRect: toPageRect(entry.rootBounds ?? at, at),
    time: Math.round(performance.timeOrigin + entry.time),
  };
}
