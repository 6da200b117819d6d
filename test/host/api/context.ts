import type { Phone } from '../phone/phone';
import type { AppConfig, WindowConfig } from '../project/program-bundle';

/** What `wx` can do to the program it serves. The runtime fills it. */
export interface ApiContext {
  readonly phone: Phone;
  readonly program: { readonly appid: string; readonly name: string };
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
  readonly selectorQuery: (component?: unknown) => object;
  /** Names on `wx` of this base library, for canIUse. */
  readonly has: (name: string) => boolean;
  readonly visibility: Visibility;
  /** Puts the program to the back and to the front again around something that covers it. */
  readonly behind: <Result>(during: () => Promise<Result>) => Promise<Result>;
}

/** Whether the program is in front; while it is not, its network is cut off after a while. */
export interface Visibility {
  /** When it went to the back, in ms since 1970; undefined while it is in front. */
  hiddenSince(): number | undefined;
  onChange(listener: () => void): () => void;
}

export interface Router {
  navigateTo(
    url: string,
    events: Readonly<Record<string, (...args: readonly unknown[]) => void>>,
  ): object;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  switchTab(url: string): void;
  navigateBack(delta: number): void;
}

export interface PageWindow {
  change(change: Partial<WindowConfig>): void;
  setLoading(loading: boolean): void;
  scrollTo(top: number, duration: number): void;
  startPullDownRefresh(): void;
  stopPullDownRefresh(): void;
  /** Width and height of the page area, in px. */
  size(): { readonly width: number; readonly height: number };
}

/** Listener sets by event name; `wx.onXxx` adds, `wx.offXxx` removes one or all. */
export interface ListenerSets {
  add(event: string, listener: (argument: never) => void): void;
  remove(event: string, listener: unknown): void;
  call(event: string, argument: unknown): void;
}

export function createListenerSets(report: (error: unknown) => void): ListenerSets {
  const sets = new Map<string, Set<unknown>>();
  return {
    add(event, listener) {
      const set = sets.get(event) ?? new Set();
      sets.set(event, set.add(listener));
    },
    remove(event, listener) {
      if (listener === undefined) sets.delete(event);
      else sets.get(event)?.delete(listener);
    },
    call(event, argument) {
      for (const listener of sets.get(event) ?? []) {
        try {
          (listener as (argument: unknown) => void)(argument);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}
