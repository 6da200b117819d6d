import type { Phone } from '../../phone/phone';
import type { ProgramManifest } from '../../project/kit/program-bundle';

type Globals = Readonly<Record<string, unknown>>;

/**
 * The program's globals with `global` and `globalThis`: one object that has all of them, to which the
 * bundle's script adds the built-ins of the language. In WeChat they are two, neither leads to a window.
 */
export function withGlobalObject(globals: Globals): Globals {
  const global = {};
  const all = { ...globals, global, globalThis: global };
  for (const [name, value] of Object.entries(all)) {
    // Not enumerable, as on a real global object.
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
  }
  return all;
}

/** `__wxConfig`, which no page of the documentation names: what programs were seen to read of it. */
export function createWxConfig(
  { app, appid, pages, projectName }: ProgramManifest,
  { settings }: Phone,
): object {
  return {
    get envVersion() {
      return settings.get().envVersion;
    },
    accountInfo: { appId: appid, nickname: projectName, icon: '' },
    pages: [...pages],
    entryPagePath: `${app.entryPagePath}.html`,
    global: { window: app.window },
    ...(app.tabBar !== undefined && { tabBar: app.tabBar }),
    networkTimeout: app.networkTimeout,
    debug: false,
  };
}

/** `requirePlugin` and `requireMiniProgram`: they say what is missing, as an absent API does. */
export function createAbsentGlobals(): Globals {
  const requirePlugin = (name: unknown): never => {
    throw new Error(
      `requirePlugin("${String(name)}") is not implemented by this host: it runs no plugins`,
    );
  };
  const requireMiniProgram = (): never => {
    throw new Error(
      'requireMiniProgram() is not implemented by this host: no plugin runs on it that could ask',
    );
  };
  return {
    requirePlugin: Object.assign(requirePlugin, {
      async: (name: unknown) => Promise.resolve().then(() => requirePlugin(name)),
    }),
    requireMiniProgram,
  };
}
