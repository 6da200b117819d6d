import type { Method, ParamsOf, ResultOf } from '../../src/automation/protocol';

/** Asks the running program a command of the automation protocol; rejects with the error it answers. */
export type Ask = <Name extends Method>(
  method: Name,
  params: Readonly<Partial<ParamsOf<Name>>>,
) => Promise<ResultOf<Name>>;

/** An element of the page, spoken to over the automation protocol. */
export interface Part {
  text(): Promise<string>;
  wxml(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  property(name: string): Promise<unknown>;
  /** Computed by the browser. */
  style(name: string): Promise<string>;
  /** CSS pixels; `left` and `top` from the page's corner. */
  rect(): Promise<{ left: number; top: number; width: number; height: number }>;
  find(selector: string): Promise<Part>;
  tap(): Promise<void>;
  /** Fires an event of its own on it, as a component's `triggerEvent` does. */
  trigger(type: string, detail?: unknown): Promise<void>;
  touch(type: 'touchstart' | 'touchmove' | 'touchend', at: Point): Promise<void>;
  /** A function of a built-in, e.g. "slider.slideTo". */
  use(name: string, ...args: readonly unknown[]): Promise<unknown>;
  data(path?: string): Promise<unknown>;
  setData(change: Readonly<Record<string, unknown>>): Promise<void>;
  call(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The page on top of a running program, for the bodies of contract cases. */
export interface Stage {
  find(selector: string): Promise<Part>;
  /** Texts of all matches, in the order of the document. */
  texts(selector: string): Promise<readonly string[]>;
  data(path?: string): Promise<unknown>;
  setData(change: Readonly<Record<string, unknown>>): Promise<void>;
  call(method: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Runs a function's source in the program's own scope. */
  run(source: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Calls `wx[method]`; a `url` is relative to the case's folder. */
  wx(method: string, options?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** What the program noted since the last time. */
  notes(): Promise<readonly unknown[]>;
  /** File names of the pages on the stack, bottom to top. */
  stack(): Promise<readonly string[]>;
  /** Uncaught errors since the last time; those that nobody asks for fail the case. */
  exceptions(): readonly string[];
  /** Warnings of the host to the developer since the program started. */
  warnings(): readonly string[];
  /** Tries until `attempt` passes, for as long as the view allows. */
  soon(attempt: () => Promise<void>): Promise<void>;
}

export interface StageParts {
  readonly ask: Ask;
  readonly folder: string;
  readonly exceptions: () => readonly string[];
  readonly warnings: () => readonly string[];
  /** How often `soon` tries, 20 ms apart: a number, so that a busy machine gives no less of them. */
  readonly patience: number;
}

export function createStage(parts: StageParts): Stage {
  const { ask, folder } = parts;
  const onPage = async () => ({ pageId: (await ask('App.getCurrentPage', {})).pageId });
  const run = async (functionDeclaration: string, ...args: readonly unknown[]) =>
    (await ask('App.callFunction', { functionDeclaration, args: [...args] })).result;
  return {
    async find(selector) {
      const page = await onPage();
      return createPart(ask, page.pageId, await ask('Page.getElement', { ...page, selector }));
    },
    async texts(selector) {
      const page = await onPage();
      const { elements } = await ask('Page.getElements', { ...page, selector });
      return await Promise.all(elements.map((found) => createPart(ask, page.pageId, found).text()));
    },
    data: async (path) =>
      (await ask('Page.getData', { ...(await onPage()), path: path ?? null })).data,
    async setData(data) {
      await ask('Page.setData', { ...(await onPage()), data });
    },
    call: async (method, ...args) =>
      (await ask('Page.callMethod', { ...(await onPage()), method, args: [...args] })).result,
    run,
    async wx(method, options = {}) {
      const { url } = options;
      const absolute =
        typeof url === 'string' && !url.startsWith('/') ? { url: `/${folder}/${url}` } : {};
      const args = [{ ...options, ...absolute }];
      return (await ask('App.callWxMethod', { method, args })).result;
    },
    notes: async () => (await run('() => getApp().notes.splice(0)')) as readonly unknown[],
    async stack() {
      const { pageStack } = await ask('App.getPageStack', {});
      return pageStack.map(({ path }) => path.replace(`${folder}/`, ''));
    },
    exceptions: parts.exceptions,
    warnings: parts.warnings,
    soon: (attempt) => retry(attempt, parts.patience),
  };
}

function createPart(ask: Ask, pageId: number, { elementId }: { readonly elementId: string }): Part {
  const own = { pageId, elementId };
  const domProperties = async (...names: readonly string[]) =>
    (await ask('Element.getDOMProperties', { ...own, names: [...names] })).properties;
  return {
    text: async () => String((await domProperties('textContent'))[0]).trim(),
    wxml: async () => (await ask('Element.getWXML', { ...own, type: 'inner' })).wxml,
    attribute: async (name) =>
      (await ask('Element.getAttributes', { ...own, names: [name] })).attributes[0] ?? null,
    property: async (name) =>
      (await ask('Element.getProperties', { ...own, names: [name] })).properties[0],
    style: async (name) =>
      (await ask('Element.getStyles', { ...own, names: [name] })).styles[0] ?? '',
    async rect() {
      const { left, top } = await ask('Element.getOffset', own);
      const [width, height] = (await domProperties('offsetWidth', 'offsetHeight')).map(Number);
      return { left, top, width: width ?? 0, height: height ?? 0 };
    },
    find: async (selector) =>
      createPart(ask, pageId, await ask('Element.getElement', { ...own, selector })),
    async tap() {
      await ask('Element.tap', own);
    },
    async trigger(type, detail) {
      await ask('Element.triggerEvent', { ...own, type, detail });
    },
    async touch(type, { x, y }) {
      const place = { identifier: 0, pageX: x, pageY: y };
      const touches = type === 'touchend' ? [] : [place];
      await ask(`Element.${type}`, { ...own, touches, changedTouches: [place] });
    },
    use: async (functionName, ...args) =>
      (await ask('Element.callFunction', { ...own, functionName, args: [...args] })).result,
    data: async (path) => (await ask('Element.getData', { ...own, path: path ?? null })).data,
    async setData(data) {
      await ask('Element.setData', { ...own, data });
    },
    call: async (method, ...args) =>
      (await ask('Element.callMethod', { ...own, method, args: [...args] })).result,
  };
}

async function retry(attempt: () => Promise<void>, times: number): Promise<void> {
  for (let left = times; ; left -= 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (left <= 1) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
