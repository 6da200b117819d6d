/**
 * What the build makes of a mini program project and the runtime runs: the contract between
 * `project/` (Node) and `runtime/` (browser or jsdom).
 *
 * Paths are relative to the program root and have no leading slash; a page's or component's id is
 * its path without extension ("pages/account/account").
 */
export interface ProgramBundle {
  /** Changes whenever anything that the runtime sees changes. */
  readonly id: string;
  readonly manifest: ProgramManifest;
  /**
   * A classic script. It calls, in this order and once each, on the global `__wxProgram`:
   *
   * - `__wxProgram.modules(names, factory)`: `names` are the parameter names of `factory`. The
   *   runtime calls `factory` with its value for each name it provides (`wx`, `App`, `console`,
   *   `setTimeout` …) and `undefined` for every other (`window`, `document`, `fetch`, `process` …),
   *   so that no browser or Node global is reachable by name from program code. It returns
   *   `Record<modulePath, (require, module, exports) => void>`, each in strict mode unless its project
   *   says otherwise. The `require` handed in loads a module by its id: the script itself resolves what
   *   the program writes.
   * - `__wxProgram.templates(factory)`: `factory(getRegExp, getDate, hooks?)` returns the template
   *   groups of the compiler, by id (page, component and imported template files). `hooks` are
   *   those of the engine for WXS: `{ changePropFilter?, eventListenerFilter?,
   *   eventListenerWrapper? }`, each in the engine's own signature, and `moduleFailed?(name, error)`
   *   for a WXS module that throws, `callFailed?(error)` for a WXS function that does.
   */
  readonly script: string;
  /** Source map (version 3) of `script`, back to the project's own files. */
  readonly sourceMap: string;
}

export interface ProgramManifest {
  readonly appid: string;
  readonly projectName: string;
  /** What `wx.getExtConfigSync()` returns: given by whoever opens the project. */
  readonly extConfig?: Readonly<Record<string, unknown>>;
  /** `compileType`, `libVersion` and `setting` as project.config.json (and the private one) say. */
  readonly libVersion: string;
  /** app.json with the documented defaults filled in and theme variables kept as written. */
  readonly app: AppConfig;
  /** theme.json, when there is one: values for the `@name` variables of app.json and page JSON. */
  readonly theme?: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;
  /** Every route, main package first, then subpackages; the first is where the program starts unless `entryPagePath` says otherwise. */
  readonly pages: readonly string[];
  /** The JSON of every page and of every component that is used, by id. */
  readonly components: Readonly<Record<string, ComponentConfig>>;
  /** Compiled WXSS by id, "app" for app.wxss. See `StyleSheet`. */
  readonly styles: Readonly<Record<string, StyleSheet>>;
  /** Ids of modules in the script, with extension `.js`. */
  readonly modules: readonly string[];
}

export interface AppConfig {
  readonly pages: readonly string[];
  readonly entryPagePath: string;
  readonly window: WindowConfig;
  readonly tabBar?: TabBarConfig;
  readonly networkTimeout: Readonly<
    Record<'request' | 'connectSocket' | 'uploadFile' | 'downloadFile', number>
  >;
  readonly darkmode: boolean;
  readonly style?: 'v2';
  /** Global `usingComponents`, resolved like those of a component. */
  readonly usingComponents: Readonly<Record<string, string>>;
  /** The scripts of its folder `workers`, when app.json names one. */
  readonly workers?: WorkerConfig;
  /** Everything else that app.json says, unread. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface WorkerConfig {
  /** Program paths of the scripts in it. */
  readonly modules: readonly string[];
  /** `function (bridge, entry)`: runs the module `entry`; `bridge` is what api/worker gives it. */
  readonly script: string;
}

/** `window` of app.json, or the page's own JSON laid over it. Colours may be "@variables". */
export interface WindowConfig {
  readonly navigationBarTitleText: string;
  readonly navigationBarBackgroundColor: string;
  readonly navigationBarTextStyle: string;
  readonly navigationStyle: 'default' | 'custom';
  readonly backgroundColor: string;
  readonly backgroundTextStyle: string;
  readonly enablePullDownRefresh: boolean;
  readonly onReachBottomDistance: number;
  readonly disableScroll: boolean;
}

export interface TabBarConfig {
  readonly color: string;
  readonly selectedColor: string;
  readonly backgroundColor: string;
  readonly borderStyle: string;
  readonly position: 'bottom' | 'top';
  readonly custom: boolean;
  readonly list: readonly {
    readonly pagePath: string;
    readonly text: string;
    readonly iconPath?: string;
    readonly selectedIconPath?: string;
  }[];
}

export interface ComponentConfig {
  readonly component: boolean;
  /** Tag to component id, resolved (relative, absolute, npm in miniprogram_npm, the app's global ones). */
  readonly usingComponents: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default: string }>>;
  readonly componentPlaceholder?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
  readonly pureDataPattern?: string;
  /** For pages: `WindowConfig` of app.json with the page's own values over it. */
  readonly window: WindowConfig;
}

/**
 * Compiled WXSS: imports inlined, `rpx` as `vw` (1rpx = 100vw / 750), tag selectors renamed to
 * `wx-<tag>` (`page` stays `page`).
 *
 * Which prefix its classes get is known only when the component registers (its JavaScript may set
 * `styleIsolation`), so every class selector is written `.\u0001name` and `:host` as
 * `[wx-host="\u0002"]`: the runtime replaces \u0001 by `<scope>--` or nothing and \u0002 by the scope.
 * `(prefers-color-scheme: dark)` is written `(\u0003dark)` and light `(\u0003light)`: the simulated
 * phone has a theme of its own, so the runtime replaces them by a query that is always or never true.
 */
export interface StyleSheet {
  readonly css: string;
  /** Prefix for its classes, unique in the program, made from the component's file name. */
  readonly scope: string;
}

/** Something wrong in the project's sources, with its place. Lines and columns count from 1. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Path relative to the project root. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** What is wrong and, where it is known, the cure. */
  readonly message: string;
  /** The source line. */
  readonly excerpt?: string;
}

export type BuildResult =
  | {
      readonly kind: 'built';
      readonly bundle: ProgramBundle;
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };
