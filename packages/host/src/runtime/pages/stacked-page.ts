import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { ShareMenu } from '../../api/kit/context';
import type { WindowConfig } from '../../project/kit/program-bundle';
import type { EngineComponent } from '../engine/engine-types';
import type { CustomTabBar, MakeTabBar } from './custom-tab-bar';
import { createCustomTabBar } from './custom-tab-bar';
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
  readonly tabBar: CustomTabBar;
}

interface PageParts {
  readonly id: number;
  readonly route: Route;
  readonly area: HTMLElement;
  readonly window: WindowConfig;
  readonly create: Create;
  readonly makeTabBar: MakeTabBar;
  /** Puts the page on the stack, before any lifetime has run: they find it there. */
  readonly put: (page: StackedPage) => void;
}

/** Makes a page; `born` gets its `this` before any of its components is made. */
export type Create = (url: string, born: (caller: object) => void) => EngineComponent;

/**
 * Creates a page and puts it on the stack and the screen: `created`, `attached`. Its `onLoad` and
 * `onShow` are the stack's business. Throws what keeps it from being made; nothing is left of it then.
 */
export function openPage(parts: PageParts): StackedPage {
  const { id, area, window, create, put } = parts;
  const { path, query } = parts.route;
  const { place, scroller, placeholder } = drawPlace(area, path);
  const made: StackedPage[] = [];
  const born = (own: object) => {
    const caller = own as PageCaller & { readonly _$: EngineComponent };
    const channel = new EventChannel();
    const asked = {
      getOpenerEventChannel: () => channel,
      getPageId: () => String(id),
      getTabBar: (done?: unknown) => tabBar.get(done),
    };
    const tabBar = createCustomTabBar(path, place, asked, parts.makeTabBar);
    Object.assign(caller, { route: path, __route__: path, options: query, ...asked });
    const page: StackedPage = {
      id,
      path,
      query,
      component: caller._$,
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
      tabBar,
    };
    made.push(page);
    put(page);
  };
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  try {
    const component = create(search === '' ? `/${path}` : `/${path}?${search}`, born);
    glassEasel.Element.replaceDocumentElement(
      component,
      scroller as unknown as glassEasel.domlikeBackend.Element,
      placeholder as unknown as glassEasel.domlikeBackend.Element,
    );
  } catch (error) {
    place.remove();
    throw error;
  }
  const [page] = made;
  if (page === undefined) throw new Error(`the page "${path}" was made without being told of`);
  page.tabBar.get();
  return page;
}

/** Pages lie over each other; each scrolls by itself. The page area holds `position: fixed` inside. */
function drawPlace(area: HTMLElement, path: string) {
  const place = area.ownerDocument.createElement('div');
  Object.assign(place.style, { position: 'absolute', inset: '0' });
  place.dataset['page'] = path;
  const scroller = area.ownerDocument.createElement('div');
  Object.assign(scroller.style, { height: '100%', overflowX: 'hidden', overflowY: 'auto' });
  const placeholder = area.ownerDocument.createElement('div');
  scroller.append(placeholder);
  place.append(scroller);
  area.append(place);
  return { place, scroller, placeholder };
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

/** Tells the components of a page, its tab bar among them. */
export function tellPageLifetime(
  page: StackedPage,
  name: 'show' | 'hide' | 'resize',
  args: unknown[] = [],
) {
  page.component.triggerPageLifetime(name, args);
  page.tabBar.tell(name, args);
}

/**
 * Ends a page: `onUnload`, then `detached` of its components.
 *
 * @returns takes what is left of it, its picture, off the screen
 */
export function unloadPage(page: StackedPage, report: (error: unknown) => void): () => void {
  callHook(page, 'onUnload', report);
  glassEasel.Element.pretendDetached(page.component);
  page.tabBar.close();
  return () => {
    page.place.remove();
  };
}
