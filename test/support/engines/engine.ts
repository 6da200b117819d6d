import type { HttpAnswer, HttpRequest } from 'miniprogram-host/jsdom';

import type { ComponentMount } from '../mount';
import type { Outline } from './outline';

/** An engine that draws this program's WXML: the one of the host, or the one that phones run today. */
export interface Engine {
  readonly name: 'glass-easel' | 'exparser';
  /** Mounts components of the program inside a page made for the test. */
  mount(mount: ComponentMount): Promise<EngineMount>;
  /** Opens a page of the program; `fetch` is the backend its requests reach. */
  mountPage(page: string, options: PageOptions): Promise<EngineMount>;
}

export interface PageOptions {
  readonly fetch: (request: HttpRequest) => Promise<HttpAnswer>;
}

/** What an engine has on the screen. Tests look with ids and classes only: exparser knows no others. */
export interface EngineMount {
  /** First match; each further selector searches in the component that the one before found. */
  find(...selectors: readonly string[]): EnginePart;
  findAll(...selectors: readonly string[]): readonly EnginePart[];
  /** The page's own. */
  data(): Readonly<Record<string, unknown>>;
  setData(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Everything the page's template has become, components opened. */
  outline(): readonly Outline[];
  /** Errors of the engine or the program since the mount. */
  errors(): readonly string[];
  close(): void;
}

export interface EnginePart {
  text(): string;
  /** What the template binds to an attribute or property, by its name in camel case. */
  bound(name: string): unknown;
  /** Without the prefix of isolated styles. */
  classes(): readonly string[];
  tap(): Promise<void>;
  /** An event of WeChat's own on a built-in. */
  fire(type: string, detail: Readonly<Record<string, unknown>>): Promise<void>;
}
