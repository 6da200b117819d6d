import { ApiFailure } from '../../api/kit/api-failure';
import type { AppConfig, WindowConfig } from '../../project/kit/program-bundle';
import type { ReadyQueue } from '../engine/ready-queue';
import type { StyleSheets } from '../styles/style-sheets';
import type { MakeTabBar } from './custom-tab-bar';
import type { EventChannel } from './event-channel';
import type { PageTransition } from './page-transition';
import type { Route } from './route';
import { parseRoute } from './route';
import { createRouteQueue } from './route-queue';
import type { ShownPages } from './shown-pages';
import { createShownPages } from './shown-pages';
import type { Create, StackedPage } from './stacked-page';
import { callHook, openPage } from './stacked-page';

/** Documentation: a page stack holds ten pages at most. */
const maximumDepth = 10;

export interface PageStackParts {
  readonly app: AppConfig;
  readonly area: HTMLElement;
  readonly sheets: StyleSheets;
  readonly ready: ReadyQueue;
  readonly windowOf: (path: string) => WindowConfig;
  readonly exists: (path: string) => boolean;
  readonly create: Create;
  readonly makeTabBar: MakeTabBar;
  readonly report: (error: unknown) => void;
  /** A page was opened; its hooks have not run yet. */
  readonly opened: (page: StackedPage) => void;
  readonly transition: PageTransition;
  /** Before and after a route (documentation: 页面路由监听). */
  readonly routed: (event: RouteEventName, route: RouteEvent) => void;
  /** The page on top changed, or how it wants to be shown. */
  readonly changed: (top: StackedPage | undefined) => void;
}

export type RouteEventName = 'BeforeAppRoute' | 'AppRoute' | 'AppRouteDone';

type OpenType =
  'appLaunch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';

export interface RouteEvent extends Route {
  readonly openType: OpenType;
  /** Id of the page that is on top afterwards. */
  readonly webviewId: number;
  /** One for each route of a run. */
  readonly routeEventId: string;
}

/**
 * The program's pages (documentation: page routing). Navigation that WeChat refuses throws an
 * `ApiFailure` in WeChat's words.
 */
export class PageStack {
  readonly #parts: PageStackParts;
  readonly #tabs: ReadonlySet<string>;
  readonly #queue = createRouteQueue();
  readonly #shown: ShownPages;
  #stack: StackedPage[] = [];
  /** Tab pages that were left for another tab: alive, but on no stack (documentation: 页面栈, 悬垂页面). */
  #waiting: StackedPage[] = [];
  /** Automation clients keep pages by id beyond a restart of the program: no run begins at the same. */
  #lastId = Date.now();
  #lastRoute = 0;

  constructor(parts: PageStackParts) {
    this.#parts = parts;
    this.#shown = createShownPages(parts, () => this.#stack);
    this.#tabs = new Set(parts.app.tabBar?.list.map(({ pagePath }) => pagePath));
  }

  /** Bottom to top. */
  pages(): readonly StackedPage[] {
    return this.#stack;
  }

  /** The pages of the stack and the tab pages that wait beside it. */
  living(): readonly StackedPage[] {
    return [...this.#waiting, ...this.#stack];
  }

  top(): StackedPage | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  /** The page that a program starts with. The program runs on where it cannot be opened. */
  launch(route: Route): void {
    try {
      this.#route('appLaunch', route, () => this.#open(route));
    } catch (error) {
      // What is a failure of the route was reported when it happened, and nobody asked for this one.
      if (!(error instanceof ApiFailure)) throw error;
    }
  }

  /** Opens a page on top of whatever is there; `connect` sees its channel before any of its hooks. */
  #open(route: Route, connect?: (channel: EventChannel) => void): StackedPage {
    const { ready, report, changed } = this.#parts;
    ready.hold();
    const page = this.#make(route, connect);
    this.#parts.opened(page);
    callHook(page, 'onLoad', report, { ...page.query });
    this.#shown.show(page);
    ready.release();
    callHook(page, 'onReady', report);
    changed(this.top());
    return page;
  }

  /** A page on the stack whose hooks have not run; what keeps it from being made fails the route. */
  #make(route: Route, connect?: (channel: EventChannel) => void): StackedPage {
    const { area, windowOf, create, makeTabBar, ready, report } = this.#parts;
    this.#lastId += 1;
    const id = this.#lastId;
    const put = (page: StackedPage) => {
      this.#stack.push(page);
      connect?.(page.channel);
    };
    try {
      const window = windowOf(route.path);
      return openPage({ id, route, area, window, create, makeTabBar, put });
    } catch (error) {
      report(error);
      this.#stack = this.#stack.filter((page) => page.id !== id);
      ready.release();
      this.#bringBack(route.path);
      const message = error instanceof Error ? error.message : String(error);
      throw new ApiFailure(`page "${route.path}" cannot be opened: ${message}`);
    }
  }

  /** A stack is never empty without need: a tab that was left comes back, else the first page does. */
  #bringBack(failed: string): void {
    const { app, changed } = this.#parts;
    if (this.#stack.length === 0) this.#stack.push(...this.#waiting.splice(-1));
    const below = this.top();
    if (below === undefined && failed !== app.entryPagePath) {
      this.#open({ path: app.entryPagePath, query: {} });
      return;
    }
    if (below !== undefined) this.#shown.show(below);
    changed(below);
  }

  /** Runs a route that the program asks for: one that a hook asks for begins when its page is opened. */
  asked<Result>(run: () => Result): Result | Promise<Result> {
    return this.#queue.after(run);
  }

  navigateTo(url: string, connect: (channel: EventChannel) => void): EventChannel {
    const route = this.#target(url);
    if (this.#tabs.has(route.path)) throw new ApiFailure('can not navigateTo a tabbar page');
    if (this.#stack.length >= maximumDepth) throw new ApiFailure('webview count limit exceed');
    return this.#route('navigateTo', route, () => {
      const below = this.top();
      const cover = below === undefined ? undefined : this.#shown.cover(below);
      const page = this.#open(route, connect);
      cover?.(page);
      return page.channel;
    });
  }

  redirectTo(url: string): void {
    const route = this.#target(url);
    if (this.#tabs.has(route.path)) throw new ApiFailure('can not redirectTo a tabbar page');
    this.#route('redirectTo', route, () => {
      this.#shrinkTo(this.#stack.length - 1);
      this.#open(route);
    });
  }

  reLaunch(url: string): void {
    const route = this.#target(url);
    this.#route('reLaunch', route, () => {
      this.#closeEverything();
      this.#open(route);
    });
  }

  /** A tab page that is left waits beside the stack; everything above it goes. */
  switchTab(url: string): void {
    const { path } = this.#target(url);
    if (!this.#tabs.has(path)) throw new ApiFailure('can not switch to no-tabBar page');
    const route = { path, query: {} };
    const id = this.living().find((page) => page.path === path)?.id;
    this.#route(
      'switchTab',
      route,
      () => {
        this.#toTab(route);
      },
      id,
    );
  }

  #toTab(route: Route): void {
    this.#shrinkTo(1);
    const [bottom] = this.#stack;
    if (bottom !== undefined && bottom.path !== route.path) this.#leaveBottom(bottom);
    const waiting = this.#waiting.find(({ path }) => path === route.path);
    if (waiting !== undefined) {
      this.#waiting = this.#waiting.filter((page) => page !== waiting);
      this.#stack.push(waiting);
    }
    const known = this.top();
    if (known === undefined) {
      this.#open(route);
      return;
    }
    this.#shown.show(known);
    this.#parts.changed(known);
  }

  #leaveBottom(bottom: StackedPage): void {
    if (!this.#tabs.has(bottom.path)) {
      this.#shrinkTo(0);
      return;
    }
    this.#stack = [];
    this.#waiting.push(bottom);
    this.#shown.hide(bottom);
  }

  navigateBack(delta: number): void {
    if (this.#stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.');
    const depth = Math.max(1, this.#stack.length - Math.max(1, delta));
    const target = this.#stack[depth - 1];
    if (target === undefined) return;
    const back = () => {
      this.#shrinkTo(depth + 1);
      const leaving = this.top();
      if (leaving !== undefined) this.#shown.slideOff(leaving, this.#unload(leaving));
      const page = this.top();
      if (page !== undefined) this.#shown.show(page);
      this.#parts.changed(page);
    };
    this.#route('navigateBack', target, back, target.id);
  }

  /** The program comes to the front or leaves it: `onShow`, `onHide` of the page on top. */
  setVisible(visible: boolean): void {
    this.#shown.setVisible(visible);
  }

  closeAll(): void {
    this.#parts.transition.close();
    this.#closeEverything();
    this.#parts.changed(undefined);
  }

  /** Runs one route and tells of it; what is refused is no route and throws before. */
  #route<Result>(
    openType: OpenType,
    { path, query }: Route,
    run: () => Result,
    webviewId = this.#lastId + 1,
  ): Result {
    this.#lastRoute += 1;
    const route = { path, query, openType, webviewId, routeEventId: String(this.#lastRoute) };
    return this.#queue.during(() => {
      this.#parts.routed('BeforeAppRoute', route);
      const result = run();
      this.#parts.routed('AppRoute', route);
      this.#parts.transition.afterwards(() => {
        this.#parts.routed('AppRouteDone', route);
      });
      return result;
    });
  }

  #target(url: string): Route {
    const route = parseRoute(url, this.top()?.path ?? '');
    if (!this.#parts.exists(route.path)) throw new ApiFailure(`page "${route.path}" is not found`);
    return route;
  }

  #closeEverything(): void {
    this.#shrinkTo(0);
    for (const page of this.#waiting.splice(0)) this.#unload(page)();
  }

  /** Closes from the top down until `depth` pages are left. */
  #shrinkTo(depth: number): void {
    while (this.#stack.length > depth) {
      const page = this.top();
      if (page === undefined) return;
      this.#unload(page)();
    }
  }

  /** The page is on top of the stack until its onUnload has run. Returns what takes it off the screen. */
  #unload(page: StackedPage): () => void {
    const remove = this.#shown.unload(page);
    this.#stack = this.#stack.filter((other) => other !== page);
    return remove;
  }
}
