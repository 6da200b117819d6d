/** What a program hands to `Page()`. */
export type PageDefinition = Readonly<Record<string, unknown>> & {
  readonly data?: Readonly<Record<string, unknown>>;
};

/** One call of setData, as it crosses to the view: in bytes of JSON. */
export interface Sent {
  readonly bytes: number;
}

/** A page without a screen. */
export interface RunningPage {
  readonly route: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Data as it was when the page was made: what the first paint shows. */
  readonly initialData: Readonly<Record<string, unknown>>;
  /** Calls of setData so far, in order. */
  readonly sent: readonly Sent[];
  /** Calls a handler, as an event would. */
  handle(name: string, event: unknown): void;
  /** Told after every setData, until another is set. */
  onSetData: () => void;
}

/** A fresh instance: data is copied, methods are shared, as WeChat does. */
export function createPage(route: string, definition: PageDefinition): RunningPage {
  const sent: Sent[] = [];
  const data: Record<string, unknown> = structuredClone(definition.data ?? {});
  const page = {
    ...definition,
    route,
    data,
    initialData: definition.data ?? {},
    sent,
    onSetData: (): void => undefined,
    setData(change: Readonly<Record<string, unknown>>, done?: () => void) {
      const json = JSON.stringify(change);
      sent.push({ bytes: Buffer.byteLength(json) });
      for (const [path, value] of Object.entries(JSON.parse(json) as object)) {
        assign(data, path, value);
      }
      page.onSetData();
      done?.();
    },
    getOpenerEventChannel: () => ({ emit: () => undefined }),
    handle(name: string, event: unknown) {
      const handler: unknown = Reflect.get(page, name);
      if (typeof handler !== 'function') throw new Error(`${route} has no ${name}().`);
      (handler as (this: unknown, event: unknown) => unknown).call(page, event);
    },
  };
  return page;
}

/** `a.b[0].c`, the data paths of setData. */
function assign(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let inside = data;
  for (const step of steps) inside = inside[step] as Record<string, unknown>;
  inside[last] = value;
}
