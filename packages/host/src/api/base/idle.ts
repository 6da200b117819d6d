import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

/** The callbacks of a program that wait for an idle moment; each entry takes its own back. */
const programs = new WeakMap<ApiContext, Map<number, () => void>>();
let lastId = 0;

function waitingOf(context: ApiContext): Map<number, () => void> {
  const waiting = programs.get(context) ?? new Map<number, () => void>();
  programs.set(context, waiting);
  return waiting;
}

function request(context: ApiContext, callback: unknown, options: unknown): number {
  if (typeof callback !== 'function') {
    throw new ApiFailure('parameter error: parameter should be Function;');
  }
  lastId += 1;
  const id = lastId;
  const waiting = waitingOf(context);
  const run = () => {
    waiting.delete(id);
    try {
      (callback as () => void)();
    } catch (error) {
      context.report(error);
    }
  };
  // Documentation: in the back it may run before the call returns, as nothing later is sure to.
  if (context.visibility.hiddenSince() !== undefined) run();
  else waiting.set(id, whenIdle(context, run, options));
  return id;
}

/** The browser's own idle time; jsdom has none, so it is idle at once. */
function whenIdle({ phone }: ApiContext, run: () => void, options: unknown): () => void {
  if (!('requestIdleCallback' in globalThis)) return phone.clock.after(1, run);
  const { timeout } = (options ?? {}) as Options;
  const handle = requestIdleCallback(run, typeof timeout === 'number' ? { timeout } : {});
  return () => {
    cancelIdleCallback(handle);
  };
}

/** Idle moments (documentation: API / 基础 / 性能). */
export const idleApis = {
  requestIdleCallback: syncApi(request, '3.10.0'),
  cancelIdleCallback: syncApi((context, id) => {
    const waiting = waitingOf(context);
    waiting.get(Number(id))?.();
    waiting.delete(Number(id));
  }, '3.10.0'),
} satisfies ApiTable;
