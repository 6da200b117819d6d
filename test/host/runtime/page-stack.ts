import { ApiFailure } from '../api/api-failure';
import type { AppConfig, WindowConfig } from '../project/program-bundle';
import type { EngineComponent } from './engine-types';
import type { EventChannel } from './event-channel';
import type { ReadyQueue } from './ready-queue';
import { parseRoute, type Route } from './route';
import { callHook, closePage, openPage, type StackedPage } from './stacked-page';
import type { StyleSheets } from './style-sheets';

/** Documentation: a page stack holds ten pages at most. */
const maximumDepth = 10;

export interface PageStackParts {
  readonly app: AppConfig;
  readonly area: HTMLElement;
  readonly sheets: StyleSheets;
  readonly ready: ReadyQueue;
  readonly windowOf: (path: string) => WindowConfig;
  readonly exists: (path: string) => boolean;
  readonly create: (url: string) => EngineComponent;
  readonly report: (error: unknown) => void;
  /** The page on top changed, or how it wants to be shown. */
  readonly changed: (top: StackedPage | undefined) => void;
}

export interface PageStack {
  pages(): readonly StackedPage[];
  top(): StackedPage | undefined;
  launch(route: Route): void;
  navigateTo(url: string): EventChannel;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  switchTab(url: string): void;
  navigateBack(delta: number): void;
  /** The program comes to the front or leaves it: `onShow`, `onHide` of the page on top. */
  setVisible(visible: boolean): void;
  closeAll(): void;
}

export function createPageStack(parts: PageStackParts): PageStack {
  const { app, area, sheets, ready, windowOf, exists, create, report, changed } = parts;
  let stack: StackedPage[] = [];
  let nextId = 1;
  let visible = true;
  const tabs = new Set(app.tabBar?.list.map(({ pagePath }) => pagePath) ?? []);
  const top = () => stack[stack.length - 1];

  const show = (page: StackedPage) => {
    page.place.hidden = false;
    sheets.enable(page.path, true);
    if (page.shown || !visible) return;
    page.shown = true;
    callHook(page, 'onShow', report);
    page.component.triggerPageLifetime('show', []);
  };

  const hide = (page: StackedPage, keepOnScreen = false) => {
    if (!keepOnScreen) {
      page.place.hidden = true;
      // Another instance of the same page may stay on top.
      if (top()?.path !== page.path) sheets.enable(page.path, false);
    }
    if (!page.shown) return;
    page.shown = false;
    callHook(page, 'onHide', report);
    page.component.triggerPageLifetime('hide', []);
  };

  const open = (route: Route): StackedPage => {
    ready.hold();
    const page = openPage({
      id: nextId++,
      route,
      area,
      window: windowOf(route.path),
      create,
    });
    stack.push(page);
    callHook(page, 'onLoad', report, { ...page.query });
    show(page);
    ready.release();
    callHook(page, 'onReady', report);
    changed(page);
    return page;
  };

  /** Closes from the top down until `depth` pages are left. */
  const shrinkTo = (depth: number) => {
    while (stack.length > depth) {
      const page = stack.pop();
      if (page === undefined) return;
      closePage(page, report);
      if (!stack.some(({ path }) => path === page.path)) sheets.enable(page.path, false);
    }
  };

  const target = (url: string): Route => {
    const route = parseRoute(url, top()?.path ?? '');
    if (!exists(route.path)) throw new ApiFailure(`page "${route.path}" is not found`);
    return route;
  };

  return {
    pages: () => stack,
    top,
    launch: open,
    navigateTo(url) {
      const route = target(url);
      if (tabs.has(route.path)) throw new ApiFailure('can not navigateTo a tabbar page');
      if (stack.length >= maximumDepth) throw new ApiFailure('webview count limit exceed');
      const below = top();
      if (below !== undefined) hide(below);
      return open(route).channel;
    },
    redirectTo(url) {
      const route = target(url);
      if (tabs.has(route.path)) throw new ApiFailure('can not redirectTo a tabbar page');
      shrinkTo(stack.length - 1);
      open(route);
    },
    reLaunch(url) {
      const route = target(url);
      shrinkTo(0);
      open(route);
    },
    switchTab(url) {
      const { path } = target(url);
      if (!tabs.has(path)) throw new ApiFailure('can not switch to no-tabBar page');
      // Tab pages stay alive below; everything above them goes.
      const kept = stack.filter((page) => tabs.has(page.path));
      for (const page of stack.filter((one) => !tabs.has(one.path)).reverse()) {
        closePage(page, report);
      }
      const known = kept.find((page) => page.path === path);
      for (const page of kept) if (page !== known) hide(page);
      stack = known === undefined ? kept : [...kept.filter((page) => page !== known), known];
      if (known === undefined) open({ path, query: {} });
      else {
        show(known);
        changed(known);
      }
    },
    navigateBack(delta) {
      if (stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.');
      shrinkTo(Math.max(1, stack.length - Math.max(1, delta)));
      const page = top();
      if (page !== undefined) show(page);
      changed(page);
    },
    setVisible(next) {
      visible = next;
      const page = top();
      if (page === undefined) return;
      if (next) show(page);
      else hide(page, true);
    },
    closeAll() {
      shrinkTo(0);
      changed(undefined);
    },
  };
}
