import type { ApiContext } from './context';

export type Options = Readonly<Record<string, unknown>>;

/** Gives its result to success, fail and complete, or a promise when none of them is given. */
export interface AsyncApi {
  readonly kind: 'async';
  /** Base library that brought it; below it the name is not on `wx`. */
  readonly since?: string;
  /** False where the documentation says "promise style: not supported". */
  readonly promise?: false;
  /** Calls its callbacks before the call returns; `run` never fails. */
  readonly atOnce?: true;
  /** `component`: the second argument of the few that look into a component. */
  readonly run: (context: ApiContext, options: Options, component?: unknown) => unknown;
}

/** Returns its result at once. */
export interface SyncApi {
  readonly kind: 'sync';
  readonly since?: string;
  readonly run: (context: ApiContext, ...args: readonly unknown[]) => unknown;
}

/** Returns a task object at once, and calls success, fail and complete later. */
export interface TaskApi {
  readonly kind: 'task';
  readonly since?: string;
  readonly run: (
    context: ApiContext,
    options: Options,
  ) => { readonly task: object; readonly result: Promise<unknown> };
}

/** A namespace on `wx`, such as `wx.cloud`. */
export interface NamespaceApi {
  readonly kind: 'namespace';
  readonly since?: string;
  readonly members: (context: ApiContext) => Readonly<Record<string, unknown>>;
}

/** A function that is made with `wx` itself: it has to know of what happens before it is called. */
export interface MadeApi {
  readonly kind: 'made';
  readonly since?: string;
  readonly make: (context: ApiContext) => (...args: readonly unknown[]) => unknown;
}

export type Api = AsyncApi | SyncApi | TaskApi | NamespaceApi | MadeApi;

export type ApiTable = Readonly<Record<string, Api>>;

export const asyncApi = (run: AsyncApi['run'], more: Partial<AsyncApi> = {}): AsyncApi => ({
  kind: 'async',
  run,
  ...more,
});

export const syncApi = (run: SyncApi['run'], since?: string): SyncApi => ({
  kind: 'sync',
  run,
  ...(since !== undefined && { since }),
});
