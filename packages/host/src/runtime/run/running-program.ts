import { allApis } from '../../api/all-apis';
import type { ApiContext } from '../../api/kit/context';
import type { WxObject } from '../../api/kit/create-wx';
import { createWx } from '../../api/kit/create-wx';
import type { BuiltIn } from '../../components/kit/built-in';
import { createEmitter } from '../../phone/emitter';
import type { Phone } from '../../phone/phone';
import type { ProgramBundle } from '../../project/kit/program-bundle';
import { PhoneBackendContext } from '../engine/backend-context';
import type { ProgramSpace } from '../engine/code-space';
import { listenToEngine } from '../engine/engine-messages';
import type { EngineElement } from '../engine/engine-types';
import { installEventShape } from '../engine/event-shape';
import { warnOfMissingHandlers } from '../engine/missing-handlers';
import { listenToScreen } from '../input/screen-input';
import { tapByKey } from '../input/tap-by-key';
import { createTabBarMaker } from '../pages/custom-tab-bar';
import { giveWindowBehavior } from '../pages/page-behavior';
import { PageStack } from '../pages/page-stack';
import { createPageTransition } from '../pages/page-transition';
import { parseRoute } from '../pages/route';
import { createRouteEvents } from '../pages/route-events';
import type { Screen } from '../pages/screen';
import { launchOptions } from '../program/app-instance';
import { createComponentRegistry } from '../program/component-registry';
import { createAbsentGlobals, createWxConfig, withGlobalObject } from '../program/global-object';
import type { ModuleLoader } from '../program/modules';
import { createOpenAbilities } from '../program/open-abilities';
import { listenToPhone } from '../program/phone-changes';
import { createProgramConsole } from '../program/program-console';
import type { ProgramScope } from '../program/program-scope';
import { createProgramScope } from '../program/program-scope';
import type { ViewNode } from '../view/view-node';
import { createApiContext } from './api-context';
import type { ProgramParts } from './program-parts';
import { createProgramParts } from './program-parts';
import type { RunningPage, Runtime, RuntimeEvents } from './runtime';
import { createWxControl } from './wx-control';

export interface RuntimeParts {
  readonly bundle: ProgramBundle;
  /** Runs the bundle's script in the page's global scope. */
  readonly runScript: (bundle: ProgramBundle) => Promise<void>;
  readonly phone: Phone;
  readonly screen: Screen;
  readonly builtIns: readonly BuiltIn[];
  /** How automation and tests see a node. */
  readonly viewNodeOf: (element: EngineElement) => ViewNode;
  /** Page to start at instead of the program's first, with its query. */
  readonly entry?: string;
}

/** One run of a program, from launch to close. */
export class RunningProgram implements Runtime {
  readonly phone: Phone;
  readonly events = createEmitter<RuntimeEvents>();
  readonly context = new PhoneBackendContext();
  readonly sheets;
  readonly #parts: RuntimeParts;
  readonly #own: ProgramParts;
  readonly #closings: (() => void)[] = [];
  #launchOptions = launchOptions({ path: '', query: {} }, 1001);
  #wxObject: WxObject = {};
  #running?: {
    readonly scope: ProgramScope;
    readonly stack: PageStack;
    readonly loader: ModuleLoader;
  };
  wx = createWxControl(
    {},
    {},
    () => this.#program.scope,
    () => undefined,
  );

  constructor(parts: RuntimeParts) {
    const { bundle, ...given } = parts;
    this.#parts = parts;
    this.phone = parts.phone;
    this.#own = createProgramParts({
      ...given,
      manifest: bundle.manifest,
      stack: () => this.#program.stack,
      launchOptions: () => this.#launchOptions,
    });
    this.sheets = this.#own.sheets;
  }

  get #program() {
    if (this.#running === undefined) throw new Error('The program has not started.');
    return this.#running;
  }

  builtInHost() {
    const { appid, projectName } = this.#parts.bundle.manifest;
    const program = { appid, name: projectName };
    return {
      phone: this.phone,
      program,
      abilities: createOpenAbilities({
        phone: this.phone,
        program,
        behind: this.#own.foreground.behind,
        share: (target) => void this.#own.share.fromButton(target),
        keyboardChanged: (height) => this.#own.listeners.call('KeyboardHeightChange', { height }),
      }),
      resourceUrl: this.#own.resourceUrl,
      callWx: (method: string, options: Readonly<Record<string, unknown>>) =>
        this.wx.call(method, [options]),
      tap: (target: EngineElement) => {
        tapByKey(target, this.#own.clickState.tapped);
      },
    };
  }

  start(
    names: readonly string[],
    makeLoader: (scope: ProgramScope) => ModuleLoader,
    makeSpace: () => ProgramSpace,
  ): void {
    const { manifest } = this.#parts.bundle;
    this.#closings.push(
      installEventShape(),
      this.#own.errors.listen(window),
      listenToEngine(this.phone, this.#own.report),
      warnOfMissingHandlers(this.phone),
    );
    this.#wxObject = createWx(this.#apiContext(), allApis);
    this.wx = createWxControl(this.#wxObject, allApis, () => this.#program.scope, this.#own.report);
    const space = makeSpace();
    const registry = createComponentRegistry({
      manifest,
      space,
      loader: () => loader,
      report: this.#own.report,
    });
    const globals = withGlobalObject({
      wx: this.#wxObject,
      App: (definition: Readonly<Record<string, unknown>>) => {
        this.#own.app.define(definition);
      },
      getApp: () => this.#own.app.get(),
      getCurrentPages: () => this.#program.stack.pages().map(({ caller }) => caller),
      console: createProgramConsole(this.phone),
      __wxConfig: createWxConfig(manifest, this.phone),
      ...createAbsentGlobals(),
      ...registry.globals,
      ...this.#own.timers.globals,
    });
    const scope = createProgramScope(names, globals);
    const stack = new PageStack({
      app: manifest.app,
      area: this.#parts.screen.pageArea,
      sheets: this.sheets,
      ready: space.ready,
      windowOf: (path) => manifest.components[path]?.window ?? manifest.app.window,
      exists: (path) => manifest.pages.includes(path),
      create: (url, born) => {
        registry.ensure(parseRoute(url, '').path);
        const components = space.codeSpace.getComponentSpace();
        return registry.watchBirth(born, () =>
          components.createComponentByUrl('page', url, null, this.context),
        );
      },
      makeTabBar: createTabBarMaker({
        manifest,
        ensure: (id) => {
          registry.ensure(id);
        },
        make: (url) => {
          const components = space.codeSpace.getComponentSpace();
          return components.createComponentByUrl('custom-tab-bar', url, null, this.context);
        },
        report: this.#own.report,
      }),
      report: this.#own.report,
      transition: createPageTransition(this.phone, this.sheets),
      opened: (page) => {
        giveWindowBehavior(page, {
          themed: this.#own.chrome.themed,
          refreshing: this.phone.surfaces.words().refreshing,
          report: this.#own.report,
        });
      },
      routed: createRouteEvents(this.phone, this.#own.listeners, manifest),
      changed: (top) => {
        this.#own.chrome.draw(top);
        if (top !== undefined) this.events.emit('page-shown', this.#own.runningPage(top));
      },
    });
    const loader = makeLoader(scope);
    this.#running = { scope, stack, loader };
    this.#listenToPhone(stack);
    const { screen, builtIns } = this.#parts;
    this.#closings.push(
      this.#own.clickState.close,
      listenToScreen({
        screen,
        phone: this.phone,
        builtIns,
        stack,
        share: this.#own.share,
        entryPage: manifest.app.entryPagePath,
        wx: this.#wxObject,
        beforeTap: this.#own.clickState.tapped,
        report: this.#own.report,
      }),
    );
  }

  launch(entry: string | undefined): void {
    const { manifest } = this.#parts.bundle;
    const { stack, loader } = this.#program;
    const route = parseRoute(entry ?? manifest.app.entryPagePath, '');
    this.#launchOptions = launchOptions(route, entry === undefined ? 1001 : 1007);
    try {
      loader.load('app.js');
    } catch (error) {
      this.#own.report(error);
    }
    this.#own.app.call('onLaunch', this.#launchOptions);
    this.#own.foreground.tellShown();
    if (manifest.pages.includes(route.path)) stack.launch(route);
    else {
      const missing = { ...route, isEntryPage: true };
      const hasHook = this.#own.app.call('onPageNotFound', missing);
      const isHeard = this.#own.listeners.call('PageNotFound', missing);
      if (!hasHook && !isHeard) stack.launch({ path: manifest.app.entryPagePath, query: {} });
    }
  }

  pages(): readonly RunningPage[] {
    return this.#program.stack.pages().map((page) => this.#own.runningPage(page));
  }

  livingPages(): readonly RunningPage[] {
    return this.#program.stack.living().map((page) => this.#own.runningPage(page));
  }

  evaluate(functionDeclaration: string, args: readonly unknown[]): Promise<unknown> {
    return this.#program.scope.evaluate(functionDeclaration, args);
  }

  addBinding(name: string): void {
    Reflect.set(globalThis, name, (...args: readonly unknown[]) => {
      this.events.emit('binding', { name, args });
    });
    this.#closings.push(() => {
      Reflect.deleteProperty(globalThis, name);
    });
  }

  close(): void {
    this.#running?.stack.closeAll();
    this.#own.timers.close();
    for (const close of this.#closings.reverse()) close();
    this.sheets.close();
  }

  #listenToPhone(stack: PageStack): void {
    const { phone } = this;
    const { manifest } = this.#parts.bundle;
    this.#closings.push(
      listenToPhone({
        phone,
        area: this.#parts.screen.pageArea,
        app: this.#own.app,
        listeners: this.#own.listeners,
        stack: () => stack,
        report: this.#own.report,
        ...(manifest.app.darkmode && {
          retheme: (theme) => {
            this.sheets.setTheme(theme);
            this.#own.chrome.draw(stack.top());
          },
        }),
      }),
    );
  }

  setVisible(visible: boolean): void {
    this.#own.foreground.set(visible);
  }

  #apiContext(): ApiContext {
    const { manifest } = this.#parts.bundle;
    return createApiContext({
      manifest,
      phone: this.phone,
      window: this.#own.chrome.window,
      tabBar: this.#own.chrome.tabBar,
      share: this.#own.share.control,
      resourceUrl: (path) => this.#own.resourceUrl(path, ''),
      listeners: this.#own.listeners,
      stack: () => this.#program.stack,
      launchOptions: () => this.#launchOptions,
      report: this.#own.report,
      inTap: this.#own.clickState.isTapping,
      beginTap: this.#own.clickState.tapped,
      has: (name) => name in allApis && name in this.#wxObject,
      visibility: this.#own.foreground.visibility,
      leave: this.#own.foreground.leave,
      behind: this.#own.foreground.behind,
    });
  }
}
