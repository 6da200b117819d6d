import { resolve } from 'node:path';

import type { FakePlatform } from './fake-platform';

const program = resolve(__dirname, '../../miniprogram');

type Handler = (this: unknown, ...input: unknown[]) => unknown;

/** A page that runs without a screen: its data, its handlers, and the `wx` verbs it used. */
export interface LoadedPage {
  readonly data: Readonly<Record<string, unknown>>;
  /** Calls a lifecycle or a handler by its name; a missing one fails the test. */
  call(name: string, ...input: unknown[]): unknown;
  /** Names of its handlers: what the template and WeChat can call. */
  readonly handlers: readonly string[];
  /** Names and first arguments of the page's own `wx` calls, in order. */
  readonly verbs: (readonly [string, unknown])[];
  /** Number of setData calls and bytes sent, as the budget counts them. */
  readonly sent: { calls: number; bytes: number };
}

export interface LoadOptions {
  /** Pages on the stack, this one included. @default 2 */
  readonly depth?: number;
  /** Route of every page below this one, where a page looks at it. @default '' */
  readonly route?: string;
  /** Results of `wx` verbs by name, where a page reads one. */
  readonly wx?: Readonly<Record<string, (options: unknown) => unknown>>;
}

/** `wx` as pages may use it: verbs only, written down. Data never goes this way. */
function recordVerbs(
  verbs: (readonly [string, unknown])[],
  answers: LoadOptions['wx'] = {},
): unknown {
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name === 'symbol') return undefined;
        return (options: unknown) => {
          const answer = answers[name];
          const { complete, ...written } = Object(options) as { readonly complete?: () => void };
          verbs.push([name, complete === undefined ? options : written]);
          if (answer !== undefined) return answer(options);
          complete?.();
          return Promise.resolve({ errMsg: 'ok' });
        };
      },
    },
  );
}

/**
 * Loads one page of the program on the real services over the given platform.
 *
 * Modules are loaded anew, so every page starts in a program just launched.
 */
export function loadPage(
  name: string,
  platform: FakePlatform,
  options: LoadOptions = {},
): LoadedPage {
  const verbs: (readonly [string, unknown])[] = [];
  const sent = { calls: 0, bytes: 0 };
  const defined: Record<string, unknown>[] = [];
  const globals = globalThis as unknown as Record<string, unknown>;
  globals['wx'] = recordVerbs(verbs, options.wx);
  globals['Page'] = (page: Record<string, unknown>) => {
    defined.push(page);
  };
  const own = { route: `pages/${name}/${name}` };
  globals['getCurrentPages'] = () =>
    Array.from({ length: (options.depth ?? 2) - 1 }, () => ({ route: options.route ?? '' })).concat(
      own,
    );
  jest.resetModules();
  jest.doMock(resolve(program, 'platform/wechat-platform.ts'), () => ({
    createWechatPlatform: () => platform,
  }));
  jest.requireActual(resolve(program, `pages/${name}/${name}.ts`));
  const [definition] = defined;
  if (definition === undefined) throw new Error(`pages/${name} did not call Page().`);
  const page: Record<string, unknown> = { ...definition, ...own };
  page['data'] = structuredClone(page['data']);
  page['getOpenerEventChannel'] = () => ({
    emit: (name: string) => {
      verbs.push(['emit', name]);
    },
  });
  page['setData'] = (change: Record<string, unknown>, done?: () => void) => {
    sent.calls += 1;
    sent.bytes += Buffer.byteLength(JSON.stringify(change));
    // What WeChat does: a copy goes over a bridge, so functions and undefined cannot.
    Object.assign(page['data'] as object, structuredClone(change));
    done?.();
  };
  return {
    get data() {
      return page['data'] as Readonly<Record<string, unknown>>;
    },
    call: (handler, ...input) => {
      const method = page[handler];
      if (typeof method !== 'function') throw new Error(`pages/${name} has no ${handler}().`);
      return (method as Handler).apply(page, input);
    },
    handlers: Object.keys(definition).filter((key) => typeof definition[key] === 'function'),
    verbs,
    sent,
  };
}

/** Lets everything that waits for a settled promise run. */
export function settled(): Promise<void> {
  return new Promise((done) => {
    setImmediate(done);
  });
}
