import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { Clock } from '../../phone/phone';
import { builtInOf } from '../engine/built-ins';
import type { EngineComponent, EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';
import type { PageRect } from '../view/page-rect';
import { toPageRect } from '../view/page-rect';
import { callerOf } from './instance-ids';

/** What `fields()` may ask for (documentation: NodesRef.fields). */
interface Fields {
  readonly id?: boolean;
  readonly dataset?: boolean;
  readonly mark?: boolean;
  readonly rect?: boolean;
  readonly size?: boolean;
  readonly scrollOffset?: boolean;
  readonly properties?: readonly string[];
  readonly computedStyle?: readonly string[];
  readonly context?: boolean;
  readonly node?: boolean;
}

type Answer = Readonly<Record<string, unknown>>;
type Callback = (answer: unknown) => void;

/** The `this` of a page or component. */
export interface Caller {
  readonly _$: EngineComponent;
}

/** Where to search: the `this` of a page or component, or a page that may not be there yet. */
export type SearchedIn = Readonly<Partial<Caller>>;

export interface QuerySurroundings {
  readonly area: HTMLElement;
  /** What the page on top scrolls in. */
  readonly scroller: () => HTMLElement | undefined;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

const nothing: Callback = () => undefined;

/**
 * `createSelectorQuery()` (documentation: API / WXML). The engine's own has no `node()` and
 * `computedStyle`, and measures from the corner of the browser instead of the page.
 */
export function createSelectorQuery(caller: SearchedIn, around: QuerySurroundings): object {
  const queue: { readonly run: () => unknown; readonly callback: Callback }[] = [];
  let searchedIn = caller;

  const nodesRef = (find: () => unknown) => {
    const ask =
      (pick: (found: unknown) => unknown) =>
      (callback: Callback = nothing) => {
        queue.push({ run: () => pick(find()), callback });
        return query;
      };
    const fields = (wanted: Fields) =>
      ask((found) => each(found, (target) => fieldsOf(target, wanted, around)));
    return {
      fields: (wanted: Fields, callback?: Callback) => fields(wanted)(callback),
      boundingClientRect: fields({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: fields({ id: true, dataset: true, scrollOffset: true }),
      context: fields({ context: true }),
      node: fields({ node: true }),
    };
  };

  const query = {
    in(other: SearchedIn | null | undefined) {
      searchedIn = (other?._$ === undefined ? callerOf(other) : other) ?? searchedIn;
      return query;
    },
    select(selector: string) {
      const inside = searchedIn;
      return nodesRef(() => inside._$?.getShadowRoot()?.querySelector(selector) ?? null);
    },
    selectAll(selector: string) {
      const inside = searchedIn;
      return nodesRef(() => inside._$?.getShadowRoot()?.querySelectorAll(selector) ?? []);
    },
    selectViewport: () => nodesRef(() => viewport),
    exec(callback: Callback = nothing) {
      // Documentation: results come later, all in the order they were asked for.
      around.clock.after(0, () => {
        const answers = queue.map(({ run }) => run());
        attempt(around, () => {
          for (const [i, answer] of answers.entries()) queue[i]?.callback(answer);
          callback(answers);
        });
      });
      return query;
    },
  };
  return query;
}

const viewport = Symbol('viewport');

function attempt({ report }: QuerySurroundings, run: () => void): void {
  try {
    run();
  } catch (error) {
    report(error);
  }
}

function each(found: unknown, pick: (target: EngineElement | typeof viewport) => Answer): unknown {
  if (found === null) return null;
  if (Array.isArray(found)) return found.map((element) => pick(element as EngineElement));
  return pick(found as EngineElement | typeof viewport);
}

function fieldsOf(
  target: EngineElement | typeof viewport,
  wanted: Fields,
  around: QuerySurroundings,
): Answer {
  if (target === viewport) return viewportFields(wanted, around);
  const dom = domOf(target);
  const rect = toPageRect(
    dom?.getBoundingClientRect() ?? new DOMRect(),
    around.area.getBoundingClientRect(),
  );
  return {
    ...identityFields(target, wanted),
    ...rectFields(rect, wanted),
    ...(wanted.scrollOffset === true && scrollFields(dom)),
    ...nodeFields(target, wanted),
    ...styleFields(dom, wanted.computedStyle ?? []),
    ...propertyFields(target, wanted.properties ?? []),
  };
}

function identityFields(target: EngineElement, { id, dataset, mark }: Fields): Answer {
  return {
    ...(id === true && { id: target.id }),
    ...(dataset === true && { dataset: { ...target.dataset } }),
    ...(mark === true && { mark: { ...target.collectMarks() } }),
  };
}

function nodeFields(target: EngineElement, { context, node }: Fields): Answer {
  const builtIn = builtInOf(target);
  const found = builtIn?.definition.node?.(builtIn) ?? null;
  return {
    ...(context === true && { context: found }),
    ...(node === true && { node: found }),
  };
}

function viewportFields(wanted: Fields, { area, scroller }: QuerySurroundings): Answer {
  const { clientWidth: width, clientHeight: height } = area;
  const rect = { left: 0, top: 0, right: width, bottom: height, width, height };
  return {
    ...(wanted.id === true && { id: '' }),
    ...(wanted.dataset === true && { dataset: {} }),
    ...(wanted.mark === true && { mark: {} }),
    ...rectFields(rect, wanted),
    ...(wanted.scrollOffset === true && scrollFields(scroller())),
  };
}

function rectFields(rect: PageRect, { rect: place, size }: Fields): Answer {
  const { left, top, right, bottom, width, height } = rect;
  return {
    ...(place === true && { left, top, right, bottom }),
    ...(size === true && { width, height }),
  };
}

function scrollFields(dom: HTMLElement | undefined): Answer {
  return {
    scrollLeft: dom?.scrollLeft ?? 0,
    scrollTop: dom?.scrollTop ?? 0,
    scrollWidth: dom?.scrollWidth ?? 0,
    scrollHeight: dom?.scrollHeight ?? 0,
  };
}

function styleFields(dom: HTMLElement | undefined, names: readonly string[]): Answer {
  if (dom === undefined || names.length === 0) return {};
  const style = getComputedStyle(dom);
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(dashed(name))]));
}

function propertyFields(target: EngineElement, names: readonly string[]): Answer {
  const component = target.asGeneralComponent();
  if (component === null) return {};
  const data = component.data as Answer;
  const known = names.filter((name) => glassEasel.Component.hasProperty(component, name));
  return Object.fromEntries(known.map((name) => [name, data[name]]));
}
