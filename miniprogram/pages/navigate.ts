import { services } from '../services/index';

/** Nobody waits longer for WeChat to say that a page has opened. */
const PATIENCE_SECONDS = 3;

/** The page that moves the person. */
interface From {
  readonly route: string;
}

const routesOnStack = (): readonly string[] => getCurrentPages().map(({ route }) => route);

let running: { readonly stack: string } | null = null;

/**
 * Begins a navigation unless one runs: of two quick taps the second is dropped. It has run when WeChat says
 * so, when other pages are on the stack, or when it took too long.
 */
function once(run: (complete: () => void) => void): void {
  const stack = routesOnStack().join();
  if (running?.stack === stack) return;
  const own = { stack };
  running = own;
  const end = (): void => {
    stop();
    if (running === own) running = null;
  };
  const stop = services.countdown(PATIENCE_SECONDS, (left) => {
    if (left === 0) end();
  });
  run(end);
}

/**
 * Opens a page, by its route relative to this one: `../phone/phone`. A page that is covered opens nothing: its
 * tap was the second of two.
 */
export function open(
  from: From,
  url: string,
  events: Readonly<Record<string, () => void>> = {},
): void {
  if (routesOnStack().slice(-1).join() !== from.route) return;
  once((complete) => {
    wx.navigateTo({ url, events, complete });
  });
}

/**
 * From this page, and from what lies on it, to the page below, or to an even deeper one; to the account page
 * when there is none: a person who came by a shared card has nobody behind them. A page that was left leaves
 * nothing more. `done`, a word that it happened, is shown by the page that is then seen.
 */
export function leave(from: From, pages = 1, done = ''): void {
  const routes = routesOnStack();
  const position = routes.lastIndexOf(from.route);
  if (position === -1) return;
  once((arrived) => {
    const complete = (): void => {
      arrived();
      // Earlier it would go with the page that closes.
      if (done !== '') void wx.showToast({ title: done });
    };
    if (position < pages) wx.reLaunch({ url: '../account/account', complete });
    else wx.navigateBack({ delta: routes.length - 1 - position + pages, complete });
  });
}

/** The route of a page beside this one, wherever an adopter has put both. */
export const routeBeside = (from: From, route: string): string =>
  from.route.replace(/[^/]+\/[^/]+$/, route);
