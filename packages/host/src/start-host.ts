import { version } from '../package.json';
import type { BrowserPage, LaunchedBrowser } from './browser/launch-browser';
import { followDevice, openAhead, openPhone } from './host-browser';
import { inspectProject } from './inspect-project';
import { createEmitter } from './phone/emitter';
import type { PhoneSettings } from './phone/settings';
import { createPlainPlatform } from './platform/plain-platform';
import type { Platform } from './platform/platform';
import type { PlatformDesk } from './platform/platform-desk';
import { noDesk } from './platform/platform-desk';
import { createAssets } from './server/assets';
import { noteHeard } from './server/automation/heard-reasons';
import { hostCommands } from './server/automation/host-commands';
import { openAutomation } from './server/automation/open-automation';
import { deferred } from './server/deferred';
import { createFileMemory } from './server/file-memory';
import type { HostState } from './server/host-state';
import { createSettingsMemory } from './server/host-state';
import type { Journal } from './server/journal';
import { createJournal } from './server/journal';
import { linkHandlers } from './server/link-handlers';
import { listen } from './server/listen';
import { createExchanges } from './server/network/exchanges';
import { createHostSockets } from './server/network/host-sockets';
import { createHttpNetwork } from './server/network/http-network';
import { createPhoneLinks } from './server/phone-links';
import { createProgramState } from './server/program-state';
import { watchForHangs } from './server/watch-for-hangs';
import type { Transport } from './transport/transport';
import type { Sources } from './watch-sources';
import { watchSources } from './watch-sources';

export interface HostOptions {
  /** The folder that DevTools would open: project.config.json is in it. */
  readonly projectPath: string;
  /** "WeChat's servers"; a plain default that grants everything when absent. */
  readonly platform?: Platform;
  readonly platformDesk?: PlatformDesk;
  /** Origins as the program writes them, and the origins that are asked instead. */
  readonly resolve?: Readonly<Record<string, string>>;
  readonly settings?: Partial<PhoneSettings>;
  /** What `wx.getExtConfigSync()` returns, as a service provider's ext.json would have it. @default nothing */
  readonly extConfig?: Readonly<Record<string, unknown>>;
  /** Port of the preview; the next free one when it is taken. @default 7780 */
  readonly port?: number;
  /** "launch": open the phone in a Chromium of the host's own, as automation needs. @default "none" */
  readonly browser?: 'launch' | 'none';
  /** The Chromium to launch; when absent $CHROMIUM_PATH, an installed one, or that from npm. */
  readonly browserPath?: string;
  /**
   * Port for `miniprogram-automator`, 0 for any; none when absent. With `browser: 'launch'` it opens at
   * once and requests wait for the program's first page; otherwise it opens when that is ready in some browser.
   */
  readonly automationPort?: number;
  /**
   * Milliseconds until every request of an automation client is answered, if only with a failure; a
   * program that is silent for half as long again counts as hanging. @default 10000
   */
  readonly deadline?: number;
  /** Where the files of the launched browser lie while it runs. @default the system's temporary folder */
  readonly temporaryFolder?: string;
  /** Aborts a start that is under way: it rejects once nothing of it is left. */
  readonly signal?: AbortSignal;
  /** Told, line by line, what a developer wants to know. */
  readonly log?: (line: string) => void;
}

const endedEarly = 'The end was asked for before the host was ready.';

/** A running host. */
export interface Host {
  /** Address of the desk; the phone alone is at `/phone`. */
  readonly url: string;
  /** Address for `automator.connect`, once the first page is ready; undefined without `automationPort`. */
  readonly automationUrl: Promise<string> | undefined;
  readonly journal: Journal;
  /**
   * PNG of the phone, once its program has started. With `settings: { motion: 'off' }` the same program
   * gives the same bytes.
   *
   * @throws when the host has no browser of its own: `browser: 'launch'`
   */
  screenshot(): Promise<Buffer>;
  /**
   * Resolves when the host has ended: by `close`, because a client asked (`Tool.close`), or with a
   * reason when its browser ended by itself.
   */
  readonly closed: Promise<{ readonly reason?: string }>;
  close(): Promise<void>;
}

/**
 * Opens a mini program project: builds it, serves desk and phone, rebuilds when a file is saved.
 *
 * @throws ProjectError when project.config.json or app.json is missing or malformed
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const closings: (() => Promise<void> | void)[] = [];
  const ended = deferred<{ readonly reason?: string }>();
  const asked = new AbortController();
  const end = async (outcome: { readonly reason?: string }) => {
    asked.abort();
    for (const closing of closings.splice(0).reverse()) await closing();
    ended.resolve(outcome);
  };
  const close = () => end({});
  let refuse: (reason: string) => void = () => undefined;
  try {
    const { signal, automationPort: port, deadline = 10_000, log = () => undefined } = options;
    const goOn = () => {
      signal?.throwIfAborted();
      if (asked.signal.aborted) throw new Error(endedEarly);
    };
    const state = openState(options);
    const assets = createAssets();
    const opensPhone = options.browser === 'launch';
    const sources = deferred<Sources>();
    sources.promise.catch(() => undefined);
    const automation = openAutomation(
      {
        port,
        deadline,
        opensPhone,
        commands: hostCommands(state, async () => (await sources.promise).rebuild()),
      },
      state,
      () => {
        noteHeard(endedEarly);
        void close();
      },
    );
    closings.push(automation.close);
    ({ refuse } = automation);
    const browserAhead = opensPhone ? openAhead(assets, options) : undefined;
    if (browserAhead !== undefined) closings.push(browserAhead.close);
    const watched = await watchSources(options, state);
    closings.push(watched.close, () => {
      state.network.close();
      state.sockets.closeAll();
    });
    sources.resolve(watched);
    automation.built();
    goOn();
    const browser: { page?: BrowserPage } = {};
    const firstStart = started(state, ended.promise);
    const { createHostServer } = await import('./server/host-server');
    const server = createHostServer(state, assets, (phone) => {
      acceptPhone(phone, state, automation, () => screenshotOf(browser.page, state));
    });
    const url = `http://127.0.0.1:${await listen(server, options.port ?? 7780)}`;
    closings.push(() => {
      state.links.close();
      server.close();
      server.closeAllConnections();
    });
    if (browserAhead !== undefined) {
      const launched = await browserAhead.ready;
      goOn();
      const page = await openPhone(launched, url, state);
      goOn();
      browser.page = page;
      const giveUp = (reason: string) => {
        automation.refuse(reason);
        void end({ reason });
      };
      const { tell } = automation;
      closings.push(
        followDevice(state, page),
        watchForHangs(state, page, { deadline, log, tellClients: tell, giveUp }),
        endsWithBrowser(launched, giveUp),
      );
    }
    return {
      url,
      automationUrl: automation.url,
      journal: state.journal,
      async screenshot() {
        // A program that was not built never starts; the phone shows why.
        if (browser.page !== undefined && state.program.bundle() !== undefined) await firstStart;
        return screenshotOf(browser.page, state);
      },
      closed: ended.promise,
      close,
    };
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
    await close();
    throw error;
  }
}

function acceptPhone(
  phone: Transport,
  state: HostState,
  automation: ReturnType<typeof openAutomation>,
  screenshot: () => Promise<Buffer>,
): void {
  state.links.connect(phone, (page) => {
    phone.onClose(() => {
      state.sockets.closePage(page);
    });
    const hooks = {
      version,
      started: (outcome: { readonly program: string; readonly error?: string }) => {
        automation.started(outcome);
        state.starts.emit('started', outcome);
      },
      automationFrame: automation.deliver,
      screenshot: async () => (await screenshot()).toString('base64'),
    };
    return linkHandlers(state, hooks, page);
  });
}

/** Ends the host when its browser ends by itself; the returned function ends the browser. */
function endsWithBrowser(
  launched: LaunchedBrowser,
  giveUp: (reason: string) => void,
): () => Promise<void> {
  const stopHearing = launched.onClosed(() => {
    giveUp('Chromium ended by itself: it crashed or was killed.');
  });
  return () => {
    stopHearing();
    return launched.close();
  };
}

function openState(options: HostOptions): HostState {
  const project = inspectProject(options.projectPath);
  const journal = createJournal(() => Date.now());
  const links = createPhoneLinks();
  return {
    program: createProgramState(),
    programRoot: () => project.root,
    links,
    journal,
    network: createHttpNetwork(options.resolve ?? {}),
    sockets: createHostSockets(options.resolve ?? {}),
    platform: options.platform ?? createPlainPlatform(),
    platformDesk: options.platformDesk ?? noDesk,
    settings: createSettingsMemory(options.settings ?? {}, links, journal),
    starts: createEmitter(),
    running: { isVisible: true },
    extConfig: options.extConfig,
    exchanges: createExchanges(),
    storage: { plain: {}, encrypted: {} },
    permissions: {},
    files: createFileMemory(),
  };
}

async function screenshotOf(page: BrowserPage | undefined, { settings }: HostState) {
  if (page === undefined) {
    throw new Error('This host has no browser of its own to take a picture with.');
  }
  return page.screenshot({ still: settings.get().motion === 'off' });
}

/** Resolves when a program has started in some page, or has shown why not, or when the host has ended. */
function started({ starts }: HostState, ended: Promise<unknown>): Promise<unknown> {
  const first = new Promise<void>((resolve) => {
    starts.on('started', () => {
      resolve();
    });
  });
  return Promise.race([first, ended]);
}
