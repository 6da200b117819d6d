import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { ShareMenu } from '../../api/kit/context';
import type { WindowConfig } from '../../project/kit/program-bundle';
import type { EngineComponent } from '../engine/engine-types';
import { EventChannel } from './event-channel';
import type { PullDown } from './pull-down';
import type { Route } from './route';

/** The `this` of a page: its data, methods and hooks. */
export type PageCaller = Record<string, unknown> & {
  readonly data: Readonly<Record<string, unknown>>;
  setData(data: Readonly<Record<string, unknown>>, done?: () => void): void;
};

/** One page on the stack. */
export interface StackedPage {
  readonly id: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly component: EngineComponent;
  readonly caller: PageCaller;
  /** Its place in the page area; hidden while another page is on top. */
  readonly place: HTMLElement;
  readonly scroller: HTMLElement;
  readonly channel: EventChannel;
  /** Title, colours and so on, which `wx.setNavigationBar…` may change. */
  window: WindowConfig;
  loading: boolean;
  shown: boolean;
  homeHidden: boolean;
  /** `wx.enableAlertBeforeUnload`. */
  alertBeforeUnload: string | undefined;
  /** Entries that `wx.showShareMenu` and `wx.hideShareMenu` changed. */
  readonly shareMenus: Map<ShareMenu, boolean>;
  pullDown?: PullDown;
}

interface PageParts {
  readonly id: number;
  readonly route: Route;
  readonly area: HTMLElement;
  readonly window: WindowConfig;
  readonly create: (url: string) => EngineComponent;
}

/**
 * Creates a page and puts it on the screen: `created`, `attached`. Its `onLoad` and `onShow` are the
 * stack's business: the page is on the stack by then.
 */
export function openPage({ id, route, area, window, create }: PageParts): StackedPage {
  const { path, query } = route;
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const component = create(search === '' ? `/${path}` : `/${path}?${search}`);
  const caller = component.getMethodCaller() as PageCaller;
  const channel = new EventChannel();
  Object.assign(caller, {
    route: path,
    __route__: path,
    options: query,
    getOpenerEventChannel: () => channel,
    getPageId: () => String(id),
  });

  const place = area.ownerDocument.createElement('div');
  // Pages lie over each other; each scrolls by itself. The page area holds `position: fixed` inside.
  Object.assign(place.style, { position: 'absolute', inset: '0' });
  place.dataset['page'] = path;
  const scroller = area.ownerDocument.createElement('div');
  Object.assign(scroller.style, { height: '100%', overflowX: 'hidden', overflowY: 'auto' });
  const placeholder = area.ownerDocument.createElement('div');
  scroller.append(placeholder);
  place.append(scroller);
  area.append(place);
  glassEasel.Element.replaceDocumentElement(
    component,
    scroller as unknown as glassEasel.domlikeBackend.Element,
    placeholder as unknown as glassEasel.domlikeBackend.Element,
  );

  const page: StackedPage = {
    id,
    path,
    query,
    component,
    caller,
    place,
    scroller,
    channel,
    window,
    loading: false,
    shown: false,
    homeHidden: false,
    alertBeforeUnload: undefined,
    shareMenus: new Map(),
  };
  return page;
}

/** Calls a page's hook if it has one; what it throws is reported, not thrown on. */
export function callHook(
  page: StackedPage,
  hook: string,
  report: (error: unknown) => void,
  ...args: readonly unknown[]
): unknown {
  const method = page.caller[hook];
  if (typeof method !== 'function') return undefined;
  try {
    return (method as (...args: readonly unknown[]) => unknown).apply(page.caller, [...args]);
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** Takes a page off the screen: `onUnload`, then `detached` of its components. */
export function closePage(page: StackedPage, report: (error: unknown) => void): void {
  callHook(page, 'onUnload', report);
  glassEasel.Element.pretendDetached(page.component);
  page.place.remove();
}
