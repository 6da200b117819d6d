import type { Phone } from '../../phone/phone';
import type { AppConfig, WindowConfig } from '../../project/kit/program-bundle';

/** What `wx` can do to the program it serves. The runtime fills it. */
export interface ApiContext {
  readonly phone: Phone;
  readonly program: {
    readonly appid: string;
    readonly name: string;
    readonly extConfig?: Readonly<Record<string, unknown>> | undefined;
  };
  readonly app: AppConfig;
  readonly router: Router;
  /** The page on top, as far as its window is concerned. */
  readonly window: PageWindow;
  /** `wx.onXxx` listeners of the program. */
  readonly listeners: ListenerSets;
  /** Options the program was started with. */
  readonly launchOptions: () => object;
  /** Tells the program about an error nobody caught. */
  readonly report: (error: unknown) => void;
  /** True while the program handles a tap (documentation: Tap event, click state). */
  readonly inTap: () => boolean;
  /** The callbacks that follow count as a tap, as those of a payment do (documentation: Tap event). */
  readonly beginTap: () => void;
  /** Calls a method of `component`, or of the page on top where that is none. */
  readonly onPage: (method: string, component: unknown, ...args: readonly unknown[]) => unknown;
  /** The browser's canvas of a `<canvas canvas-id>` in `component`, or on the page on top. */
  readonly canvasNamed: (canvasId: string, component: unknown) => unknown;
  readonly tabBar: TabBarControl;
  readonly share: ShareControl;
  /** Address that the browser can load for a program file, a temporary file or a network address. */
  readonly resourceUrl: (path: string) => string;
  /** Names on `wx` of this base library, for canIUse. */
  readonly has: (name: string) => boolean;
  readonly visibility: Visibility;
  /** Puts the program to the back, as the person does who leaves it. */
  readonly leave: () => void;
  /** Puts the program to the back and to the front again around something that covers it. */
  readonly behind: <Result>(during: () => Promise<Result>) => Promise<Result>;
}

/** Whether the program is in front; while it is not, its network is cut off after a while. */
export interface Visibility {
  /** When it went to the back, in ms since 1970; undefined while it is in front. */
  hiddenSince(): number | undefined;
  onChange(listener: () => void): () => void;
}

/** Asked for while a page is being opened, a route begins when that is done. */
export interface Router {
  navigateTo(
    url: string,
    events: Readonly<Record<string, (...args: readonly unknown[]) => void>>,
  ): object | Promise<object>;
  redirectTo(url: string): void | Promise<void>;
  reLaunch(url: string): void | Promise<void>;
  switchTab(url: string): void | Promise<void>;
  navigateBack(delta: number): void | Promise<void>;
}

export interface PageWindow {
  change(change: Partial<WindowConfig>): void;
  setLoading(loading: boolean): void;
  scrollTo(top: number, duration: number): void;
  /** Where a node of the page is, in px from the top of its content; undefined: no such node. */
  scrollToSelector(selector: string): number | undefined;
  hideHomeButton(): void;
  /** Asks before the person leaves the page by the navigation bar; undefined: no longer. */
  setAlertBeforeUnload(message: string | undefined): void;
  startPullDownRefresh(): void;
  stopPullDownRefresh(): void;
  /** Width and height of the page area, in px. */
  size(): { readonly width: number; readonly height: number };
}

/** What a program may change on one tab; undefined takes a mark away. */
export interface TabChange {
  readonly text?: string;
  readonly iconPath?: string;
  readonly selectedIconPath?: string;
  readonly badge?: string | undefined;
  readonly redDot?: boolean;
}

export type TabStyle = Readonly<
  Partial<Record<'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle', string>>
>;

/** The tab bar; fails with "not TabBar page" where there is none. */
export interface TabBarControl {
  changeTab(index: unknown, change: TabChange): void;
  setStyle(style: TabStyle): void;
  setShown(shown: boolean): void;
}

export type ShareMenu = 'shareAppMessage' | 'shareTimeline';

/** Which entries of the capsule's menu share the page on top. */
export interface ShareControl {
  setMenus(menus: readonly ShareMenu[], shown: boolean): void;
}

/** Listener sets by event name; `wx.onXxx` adds, `wx.offXxx` removes one or all. */
export interface ListenerSets {
  add(event: string, listener: (argument: never) => void): void;
  remove(event: string, listener: unknown): void;
  /** Hears an event for the host itself: programs neither see nor remove it. */
  watch(event: string, listener: (argument: never) => void): void;
  /** Tells every listener; false: the program has none. */
  call(event: string, argument: unknown): boolean;
}

export function createListenerSets(report: (error: unknown) => void): ListenerSets {
  const sets = new Map<string, Set<unknown>>();
  const watching = new Map<string, Set<unknown>>();
  return {
    watch(event, listener) {
      const set = watching.get(event) ?? new Set();
      watching.set(event, set.add(listener));
    },
    add(event, listener) {
      const set = sets.get(event) ?? new Set();
      sets.set(event, set.add(listener));
    },
    remove(event, listener) {
      if (listener === undefined) sets.delete(event);
      else sets.get(event)?.delete(listener);
    },
    call(event, argument) {
      const listeners = [...(sets.get(event) ?? [])];
      for (const listener of [...(watching.get(event) ?? []), ...listeners]) {
        try {
          (listener as (argument: unknown) => void)(argument);
        } catch (error) {
          report(error);
        }
      }
      return listeners.length > 0;
    },
  };
}
