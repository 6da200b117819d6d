import { posix } from 'node:path';
import { createContext, Script } from 'node:vm';

import { z } from 'zod';

import type { PackagedFile } from '../../devtools/compiler/job';
import type { PageDefinition, RunningPage } from './running-page';
import { createPage } from './running-page';

/** A program as packed by WeChat's compiler, running in a context of its own without a screen. */
export interface PackagedProgram {
  /** Runs app.js, then `onLaunch` and `onShow` of the app. */
  launch(): void;
  /**
   * Opens a page on top of the others: its components' modules and its own when they have not run
   * yet, then `onLoad` and `onShow`.
   */
  open(route: string, query?: Readonly<Record<string, string>>): RunningPage;
  /** Unloads the page on top; the one below is seen again. */
  back(): void;
  /** Modules that have run so far, in order. */
  readonly modules: readonly string[];
}

const appJson = z.object({ pages: z.array(z.string()) });
const componentJson = z.object({ usingComponents: z.record(z.string(), z.string()).default({}) });

/** What programs print costs time that is not theirs; what they complain about is worth it. */
const quietConsole = { ...console, log: () => undefined, warn: () => undefined };

type Hook = (this: unknown, ...args: unknown[]) => unknown;

function callHook(owner: object, name: string, ...args: unknown[]): void {
  const hook: unknown = Reflect.get(owner, name);
  if (typeof hook === 'function') (hook as Hook).apply(owner, args);
}

/** Route of the page that a program starts with. */
export function firstRoute(files: readonly PackagedFile[]): string {
  const text = files.find(({ path }) => path === 'app.json')?.text ?? '{}';
  const [first] = appJson.parse(JSON.parse(text)).pages;
  if (first === undefined) throw new Error('The package has no page.');
  return first;
}

/**
 * Whose `Object` and `Promise` a program has: a fresh realm, as at a start, where V8 knows nothing of the
 * program yet; or this one, because looking a global up in another realm costs Node more than most of what a
 * tap does.
 */
export type Realm = 'fresh' | 'own';

/** Makes a program of the package; nothing of it runs before `launch`. */
export function openPackage(
  files: readonly PackagedFile[],
  wx: Readonly<Record<string, unknown>>,
  realm: Realm,
): PackagedProgram {
  const texts = new Map(files.map(({ path, text = '' }) => [path, text]));
  const modules: string[] = [];
  const loaded = new Map<string, { readonly exports: object }>();
  const definitions = new Map<string, PageDefinition>();
  const stack: RunningPage[] = [];
  const registered: { app?: object; page?: PageDefinition } = {};
  const globals = {
    wx,
    console: quietConsole,
    setTimeout,
    clearTimeout,
    App: (app: object) => {
      registered.app = app;
    },
    Page: (page: PageDefinition) => {
      registered.page = page;
    },
    Component: () => undefined,
    Behavior: (behavior: unknown) => behavior,
    getCurrentPages: () => stack,
  };
  const context = realm === 'fresh' ? createContext() : undefined;

  const run = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`module '${path}' is not defined`);
    const module = { exports: {} };
    loaded.set(path, module);
    modules.push(path);
    // As WeChat does: what a program finds around it are parameters.
    const names = ['require', 'module', 'exports', ...Object.keys(globals)].join();
    const script = new Script(`(function(${names}){${text}\n})`, { filename: path });
    const body = (
      context === undefined ? script.runInThisContext() : script.runInContext(context)
    ) as Hook;
    const require = (target: string): object => run(resolveModule(path, target, texts));
    body.call(undefined, require, module, module.exports, ...Object.values(globals));
    return module.exports;
  };

  /** With lazy code loading a page brings its components along, and no others. */
  const runComponents = (path: string): void => {
    const json: unknown = JSON.parse(texts.get(`${path}.json`) ?? '{}');
    const { usingComponents } = componentJson.parse(json);
    for (const target of Object.values(usingComponents)) {
      const component = target.startsWith('/')
        ? target.slice(1)
        : posix.join(posix.dirname(path), target);
      runComponents(component);
      run(`${component}.js`);
    }
  };

  const definitionOf = (route: string): PageDefinition => {
    const known = definitions.get(route);
    if (known !== undefined) return known;
    runComponents(route);
    run(`${route}.js`);
    const { page } = registered;
    if (page === undefined) throw new Error(`${route}.js did not call Page().`);
    definitions.set(route, page);
    return page;
  };

  return {
    modules,
    launch() {
      run('app.js');
      if (registered.app === undefined) throw new Error('app.js did not call App().');
      callHook(registered.app, 'onLaunch', {});
      callHook(registered.app, 'onShow', {});
    },
    open(route, query = {}) {
      const page = createPage(route, definitionOf(route));
      const below = stack.at(-1);
      if (below !== undefined) callHook(below, 'onHide');
      stack.push(page);
      callHook(page, 'onLoad', query);
      callHook(page, 'onShow');
      return page;
    },
    back() {
      const page = stack.pop();
      if (page !== undefined) callHook(page, 'onUnload');
      const below = stack.at(-1);
      if (below !== undefined) callHook(below, 'onShow');
    },
  };
}

/** Relative to the file, or from the root for what the compiler itself adds. */
function resolveModule(from: string, target: string, texts: ReadonlyMap<string, string>): string {
  const base = target.startsWith('.') ? posix.join(posix.dirname(from), target) : target;
  const path = [base, `${base}.js`, posix.join(base, 'index.js')].find((one) => texts.has(one));
  if (path === undefined) throw new Error(`${from} requires ${target}, which is not packed.`);
  return path;
}
