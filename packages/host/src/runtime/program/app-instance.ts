import type { Route } from '../pages/route';
import { bindFunctions } from './bound-functions';

/** What `onLaunch` and `onShow` receive (documentation: wx.getLaunchOptionsSync). */
export interface LaunchOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket?: string;
  readonly referrerInfo: Readonly<Record<string, unknown>>;
  /** Which APIs the way in allows; every way into this phone allows all. */
  readonly apiCategory: 'default';
}

export function launchOptions({ path, query }: Route, scene: number): LaunchOptions {
  return { path, query, scene, referrerInfo: {}, apiCategory: 'default' };
}

type Hook =
  | 'onLaunch'
  | 'onShow'
  | 'onHide'
  | 'onError'
  | 'onPageNotFound'
  | 'onUnhandledRejection'
  | 'onThemeChange';

/** The program's `App()` instance and its hooks. */
export interface AppInstance {
  /** `App(definition)`: the first call counts. */
  define(definition: Readonly<Record<string, unknown>>): void;
  /** `getApp()`. With `allowDefault` before `App()` ran, WeChat returns an object of its own. */
  get(): Readonly<Record<string, unknown>>;
  /** Calls a hook if the program has it; returns whether it had. */
  call(hook: Hook, argument?: unknown): boolean;
}

export function createAppInstance(report: (error: unknown) => void): AppInstance {
  const instance: Record<string, unknown> = {};
  let defined = false;
  return {
    define(definition) {
      if (defined) return;
      defined = true;
      Object.assign(instance, definition);
      bindFunctions(instance, definition);
    },
    get: () => instance,
    call(hook, argument) {
      const method = instance[hook];
      if (typeof method !== 'function') return false;
      try {
        (method as (this: object, argument: unknown) => void).call(instance, argument);
      } catch (error) {
        report(error);
      }
      return true;
    },
  };
}
