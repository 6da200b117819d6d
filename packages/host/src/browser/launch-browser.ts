import { createRequire } from 'node:module';

import type * as playwright from 'playwright-core';

import type { Chromium } from './chromium';
import { findChromium } from './find-chromium';
import type { StuckPlace } from './interrupt';
import { createInterrupt } from './interrupt';

/** A running Chromium. */
export interface LaunchedBrowser {
  /** "147.0.7727.0" */
  readonly version: string;
  openPage(options: PageOptions): Promise<BrowserPage>;
  /**
   * Heard once when it ended for whatever reason, also by `close`; the returned function removes
   * the listener.
   */
  onClosed(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly url: string;
  /** CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  /** Whether the page has a touch screen. */
  readonly touch?: boolean;
  /** Told what the page itself reports: uncaught errors, and errors on its console. */
  readonly onProblem?: (text: string) => void;
}

export interface BrowserPage {
  /**
   * PNG of what is in the viewport; waits for the fonts in use. `still` waits for its pictures too, and
   * shows animations at their end, or, where they have none, at their beginning.
   */
  screenshot(options?: { readonly still: boolean }): Promise<Buffer>;
  setViewport(viewport: PageOptions['viewport']): Promise<void>;
  /**
   * Breaks into a page that runs an endless loop, says where it was, the innermost function first, ends
   * the script and loads the page anew. Empty when no script was running.
   */
  interrupt(): Promise<readonly StuckPlace[]>;
  /** Heard once when the page is gone: closed, crashed, or its browser ended. */
  onClosed(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Programs run offline: no updates, no reports, no lookup of any host but this machine. The GPU is
 * off and the sandbox too, as neither works in a container; only local pages are ever loaded.
 */
const launchArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  // A phone's programs may play without a finger.
  '--autoplay-policy=no-user-gesture-required',
];

export interface LaunchOptions {
  /** Found by `findChromium` when absent. */
  readonly browser?: Chromium;
  /** For its profile; whoever names one clears it away when the process is killed. */
  readonly temporaryFolder?: string | undefined;
  /** Where to find it; looked for when absent. */
  readonly path?: string | undefined;
}

/** Starts Chromium without a window. Rejects in one line when there is none or it does not start. */
export async function launchBrowser({
  browser,
  temporaryFolder,
  path,
}: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const finding = Promise.resolve(browser ?? findChromium({ path }));
  // Looking for it starts a process of its own, which runs while this one reads Playwright.
  await Promise.race([finding, new Promise(setImmediate)]);
  const { chromium } = loadPlaywright();
  const { executablePath, env } = await finding;
  const systemEnv = definedOnly(process.env);
  const restore = inTemporaryFolder(temporaryFolder);
  const launched = await chromium
    .launch({
      executablePath,
      args: [...launchArguments],
      env: { ...systemEnv, ...env },
      // The host ends everything itself, in its own order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      throw new Error(
        `Chromium at ${executablePath} did not start: ${reason ?? 'no reason given'}`,
        {
          cause: error,
        },
      );
    })
    .finally(restore);
  const closed = once((hear) => launched.once('disconnected', hear));
  return {
    version: launched.version(),
    onClosed: closed,
    close: () => launched.close(),
    async openPage({ url, viewport, deviceScaleFactor = 2, touch = true, onProblem }) {
      const context = await launched.newContext({
        viewport: { ...viewport },
        deviceScaleFactor,
        hasTouch: touch,
        locale: 'zh-CN',
      });
      return openIn(context, url, onProblem);
    },
  };
}

async function openIn(
  context: playwright.BrowserContext,
  url: string,
  onProblem: PageOptions['onProblem'],
): Promise<BrowserPage> {
  const page = await context.newPage();
  page.on('pageerror', (error) => onProblem?.(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') onProblem?.(message.text());
  });
  const closed = once((hear) => {
    page.once('close', hear);
    page.once('crash', hear);
  });
  const interrupt = await createInterrupt(page);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return {
    async screenshot({ still } = { still: false }) {
      if (still) await page.evaluate(picturesInView);
      return page.screenshot({ type: 'png', animations: still ? 'disabled' : 'allow' });
    },
    setViewport: (size) => page.setViewportSize({ ...size }),
    interrupt,
    onClosed: closed,
    close: () => context.close(),
  };
}

/**
 * Loaded by who launches a browser: a test in jsdom cannot load it. `import()` would read its three
 * megabytes once more to find their exports, a fifth of a second.
 */
const loadPlaywright = () => createRequire(__filename)('playwright-core') as typeof playwright;

/** Playwright makes its folders in the temporary folder of this process, and can be told no other. */
function inTemporaryFolder(folder: string | undefined): () => void {
  if (folder === undefined) return () => undefined;
  const name = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
  const before = process.env[name];
  process.env[name] = folder;
  return () => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  };
}

/** Runs in the page: resolves when every picture that the screen shows has arrived, or will not. */
async function picturesInView(): Promise<void> {
  const inView = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return !image.complete && bottom > 0 && top < innerHeight;
  });
  await Promise.allSettled(inView.map((image) => image.decode()));
}

/** Makes "heard once, also by who asks too late" of an event. */
function once(subscribe: (hear: () => void) => void): (listener: () => void) => () => void {
  const listeners = new Set<() => void>();
  let happened = false;
  subscribe(() => {
    if (happened) return;
    happened = true;
    for (const listener of [...listeners]) listener();
    listeners.clear();
  });
  return (listener) => {
    if (happened) queueMicrotask(listener);
    else listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
