import { allApis } from '../api/all-apis';
import { type ApiContext, createListenerSets, type ListenerSets } from '../api/context';
import { createWx, type WxObject } from '../api/create-wx';
import type { BuiltIn } from '../components/built-in';
import { createEmitter } from '../phone/emitter';
import type { Phone } from '../phone/phone';
import type { ProgramBundle } from '../project/program-bundle';
import { createApiContext } from './api-context';
import { type AppInstance, createAppInstance, launchOptions } from './app-instance';
import { PhoneBackendContext } from './backend-context';
import { createClickState } from './click-state';
import type { ProgramSpace } from './code-space';
import { createComponentRegistry } from './component-registry';
import { listenToEngine } from './engine-messages';
import type { EngineElement } from './engine-types';
import { createErrorReporter } from './error-reporter';
import { installEventShape } from './event-shape';
import { createFrontAndBack } from './front-and-back';
import type { ModuleLoader } from './modules';
import { createOpenAbilities } from './open-abilities';
import { giveWindowBehavior } from './page-behavior';
import { createPageChrome, currentTheme } from './page-chrome';
import { PageStack } from './page-stack';
import { listenToPhone } from './phone-changes';
import { createProgramConsole } from './program-console';
import { createProgramScope, type ProgramScope } from './program-scope';
import { createProgramTimers } from './program-timers';
import { createResourceUrl } from './resource-url';
import { parseRoute } from './route';
import type { Runtime, RuntimeEvents, RunningPage } from './runtime';
import { createRouteEvents } from './route-events';
import { createRunningPages } from './running-pages';
import type { Screen } from './screen';
import { listenToScreen } from './screen-input';
import { createShare } from './share';
import { createStyleSheets } from './style-sheets';
import type { ViewNode } from './view-node';
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
  readonly #app: AppInstance;
  readonly #listeners: ListenerSets;
  readonly #errors;
  readonly #timers;
  readonly #frontAndBack;
  readonly #chrome;
  readonly #share;
  readonly #resourceUrl;
  readonly #closings: (() => void)[] = [];
  readonly #runningPage;
  readonly #clickState;
  #launchOptions = launchOptions({ path: '', query: {} }, 1001);
  #wxObject: WxObject = {};
  #running?: {
    readonly scope: ProgramScope;
    readonly stack: PageStack;
    readonly loader: ModuleLoader;
  };
  wx = createWxControl({}, {}, () => this.#program.scope);

  constructor(parts: RuntimeParts) {
    const { phone, screen, bundle } = parts;
    this.#parts = parts;
    this.phone = phone;
    this.#resourceUrl = createResourceUrl(phone);
    const report = (error: unknown) => {
      this.#errors.report(error);
    };
    this.#app = createAppInstance(report);
    this.#listeners = createListenerSets(report);
    this.#errors = createErrorReporter(phone, () => ({
      app: this.#app,
      listeners: this.#listeners,
    }));
    this.#timers = createProgramTimers(report);
    this.#frontAndBack = createFrontAndBack({
      phone,
      app: this.#app,
      listeners: this.#listeners,
      stack: () => this.#program.stack,
      launchOptions: () => this.#launchOptions,
    });
    this.#clickState = createClickState(phone.clock);
    this.#runningPage = createRunningPages(parts.viewNodeOf);
    this.sheets = createStyleSheets(document.head, currentTheme(bundle.manifest, phone));
    this.#chrome = createPageChrome({
      manifest: bundle.manifest,
      phone,
      screen,
      stack: () => this.#program.stack,
      report,
      resourceUrl: this.#resourceUrl,
    });
    this.#share = createShare({
      phone,
      programName: bundle.manifest.projectName,
      stack: () => this.#program.stack,
      report,
      restart: () => {
        this.#program.stack.reLaunch(`/${bundle.manifest.app.entryPagePath}`);
      },
      resourceUrl: (path) => this.#resourceUrl(path, ''),
    });
  }

  get #program() {
    if (this.#running === undefined) throw new Error('The program has not started.');
    return this.#running;
  }

  readonly #report = (error: unknown) => {
    this.#errors.report(error);
  };

  builtInHost() {
    const { appid, projectName } = this.#parts.bundle.manifest;
    const program = { appid, name: projectName };
    return {
      phone: this.phone,
      program,
      abilities: createOpenAbilities({
        phone: this.phone,
        program,
        behind: this.#frontAndBack.behind,
        share: (target) => void this.#share.fromButton(target),
        keyboardChanged: (height) => this.#listeners.call('KeyboardHeightChange', { height }),
      }),
      resourceUrl: this.#resourceUrl,
      callWx: (method: string, options: Readonly<Record<string, unknown>>) =>
        this.wx.call(method, [options]),
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
      this.#errors.listen(window),
      listenToEngine(this.phone, this.#report),
    );
    this.#wxObject = createWx(this.#apiContext(), allApis);
    this.wx = createWxControl(this.#wxObject, allApis, () => this.#program.scope);
    const space = makeSpace();
    const registry = createComponentRegistry({
      manifest,
      space,
      loader: () => loader,
      report: this.#report,
    });
    const scope = createProgramScope(names, {
      wx: this.#wxObject,
      App: (definition: Readonly<Record<string, unknown>>) => {
        this.#app.define(definition);
      },
      getApp: () => this.#app.get(),
      getCurrentPages: () => this.#program.stack.pages().map(({ caller }) => caller),
      console: createProgramConsole(this.phone),
      global: {},
      ...registry.globals,
      ...this.#timers.globals,
    });
    const stack = new PageStack({
      app: manifest.app,
      area: this.#parts.screen.pageArea,
      sheets: this.sheets,
      ready: space.ready,
      windowOf: (path) => manifest.components[path]?.window ?? manifest.app.window,
      exists: (path) => manifest.pages.includes(path),
      create: (url) => {
        registry.ensure(parseRoute(url, '').path);
        return space.codeSpace
          .getComponentSpace()
          .createComponentByUrl('page', url, null, this.context);
      },
      report: this.#report,
      opened: (page) => {
        giveWindowBehavior(page, this.#chrome.themed, this.#report);
      },
      routed: createRouteEvents(this.phone, this.#listeners, manifest),
      changed: (top) => {
        this.#chrome.draw(top);
        if (top !== undefined) this.events.emit('page-shown', this.#runningPage(top));
      },
    });
    const loader = makeLoader(scope);
    this.#running = { scope, stack, loader };
    this.#listenToPhone(stack);
    const { screen, builtIns } = this.#parts;
    this.#closings.push(
      this.#clickState.close,
      listenToScreen({
        screen,
        phone: this.phone,
        builtIns,
        stack,
        share: this.#share,
        entryPage: manifest.app.entryPagePath,
        wx: this.#wxObject,
        beforeTap: this.#clickState.tapped,
        report: this.#report,
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
      this.#report(error);
    }
    this.#app.call('onLaunch', this.#launchOptions);
    this.#frontAndBack.tellShown();
    if (manifest.pages.includes(route.path)) stack.launch(route);
    else {
      const missing = { ...route, isEntryPage: true };
      const hasHook = this.#app.call('onPageNotFound', missing);
      const isHeard = this.#listeners.call('PageNotFound', missing);
      if (!hasHook && !isHeard) stack.launch({ path: manifest.app.entryPagePath, query: {} });
    }
  }

  pages(): readonly RunningPage[] {
    return this.#program.stack.pages().map((page) => this.#runningPage(page));
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
    this.#timers.close();
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
        app: this.#app,
        listeners: this.#listeners,
        stack: () => stack,
        report: this.#report,
        ...(manifest.app.darkmode && {
          retheme: (theme) => {
            this.sheets.setTheme(theme);
            this.#chrome.draw(stack.top());
          },
        }),
      }),
    );
  }

  setVisible(visible: boolean): void {
    this.#frontAndBack.set(visible);
  }

  #apiContext(): ApiContext {
    const { manifest } = this.#parts.bundle;
    return createApiContext({
      manifest,
      phone: this.phone,
      window: this.#chrome.window,
      tabBar: this.#chrome.tabBar,
      share: this.#share.control,
      resourceUrl: (path) => this.#resourceUrl(path, ''),
      listeners: this.#listeners,
      stack: () => this.#program.stack,
      launchOptions: () => this.#launchOptions,
      report: this.#report,
      inTap: this.#clickState.isTapping,
      has: (name) => name in this.#wxObject,
      visibility: this.#frontAndBack.visibility,
      leave: this.#frontAndBack.leave,
      behind: this.#frontAndBack.behind,
    });
  }
}
