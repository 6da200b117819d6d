import { resolve as resolvePath } from 'node:path';

import { version } from '../package.json';
import type { BrowserPage, LaunchedBrowser } from './browser/launch-browser';
import { launchBrowser } from './browser/launch-browser';
import { createEmitter } from './phone/emitter';
import type { PhoneSettings } from './phone/settings';
import { screens } from './phone/settings';
import { createPlainPlatform } from './platform/plain-platform';
import type { Platform } from './platform/platform';
import type { PlatformDesk } from './platform/platform-desk';
import { noDesk } from './platform/platform-desk';
import { createReport } from './project/kit/diagnostics';
import type { BuildResult, Diagnostic } from './project/kit/program-bundle';
import { readProjectConfig } from './project/read/project-config';
import { openProjectFiles, readProject } from './project/read/read-project';
import { watchProject } from './project/watch-project';
import type { Assets } from './server/assets';
import { createAssets } from './server/assets';
import { openAutomation } from './server/automation/open-automation';
import { deferred } from './server/deferred';
import { createFileMemory } from './server/file-memory';
import { createHostServer } from './server/host-server';
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

export interface HostOptions {
  /** The folder that DevTools would open: project.config.json is in it. */
  readonly projectPath: string;
  /** "WeChat's servers"; a plain default that grants everything when absent. */
  readonly platform?: Platform;
  readonly platformDesk?: PlatformDesk;
  /** Origins as the program writes them, and the origins that are asked instead. */
  readonly resolve?: Readonly<Record<string, string>>;
  readonly settings?: Partial<PhoneSettings>;
  /** Port of the preview; the next free one when it is taken. @default 7780 */
  readonly port?: number;
  /** "launch": open the phone in a Chromium of the host's own, as automation needs. @default "none" */
  readonly browser?: 'launch' | 'none';
  /**
   * Port for `miniprogram-automator`, 0 for any; none when absent. It opens once the program's first
   * page is ready in some browser.
   */
  readonly automationPort?: number;
  /**
   * Milliseconds until every request of an automation client is answered, if only with a failure; a
   * program that is silent for half as long again counts as hanging. @default 10000
   */
  readonly deadline?: number;
  /** Told, line by line, what a developer wants to know. */
  readonly log?: (line: string) => void;
}

/** A running host. */
export interface Host {
  /** Address of the desk; the phone alone is at `/phone`. */
  readonly url: string;
  /** Address for `automator.connect`, once it is open; undefined without `automationPort`. */
  readonly automationUrl: Promise<string> | undefined;
  readonly journal: Journal;
  /**
   * Resolves when the host has ended: by `close`, because a client asked (`Tool.close`), or with a
   * reason when its browser ended by itself.
   */
  readonly closed: Promise<{ readonly reason?: string }>;
  close(): Promise<void>;
}

/** The project cannot be opened at all; the message is one line with file, field and cure. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
}

/**
 * Opens a mini program project: builds it, serves desk and phone, rebuilds when a file is saved.
 *
 * @throws ProjectError when project.config.json or app.json is missing or malformed
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const closings: (() => Promise<void> | void)[] = [];
  const ended = deferred<{ readonly reason?: string }>();
  const end = async (outcome: { readonly reason?: string }) => {
    for (const closing of closings.splice(0).reverse()) await closing();
    ended.resolve(outcome);
  };
  const close = () => end({});
  try {
    const state = openState(options);
    const assets = createAssets();
    const browserAhead = options.browser === 'launch' ? openAhead(assets) : undefined;
    if (browserAhead !== undefined) closings.push(browserAhead.close);
    closings.push(await watchSources(options, state), () => {
      state.network.close();
      state.sockets.closeAll();
    });
    const browser: { page?: BrowserPage } = {};
    const { automationPort: port, deadline = 10_000, log = () => undefined } = options;
    const automation = openAutomation({ port, deadline }, state, () => void close());
    closings.push(automation.close);
    const server = createHostServer(state, assets, (phone) => {
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
          screenshot: () => screenshotOf(browser.page),
        };
        return linkHandlers(state, hooks, page);
      });
    });
    const url = `http://127.0.0.1:${await listen(server, options.port ?? 7780)}`;
    closings.push(() => {
      state.links.close();
      server.close();
      server.closeAllConnections();
    });
    if (browserAhead !== undefined) {
      const launched = await browserAhead.ready;
      const page = await openPhone(launched, url, state);
      browser.page = page;
      closings.push(followDevice(state, page));
      closings.push(watchForHangs(state, page, { patience: deadline * 1.5, log }));
      const stopHearing = launched.onClosed(() => {
        void end({ reason: 'Chromium ended by itself: it crashed or was killed.' });
      });
      closings.push(() => {
        stopHearing();
        return launched.close();
      });
    }
    const { journal } = state;
    return { url, automationUrl: automation.url, journal, closed: ended.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
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
    exchanges: createExchanges(),
    storage: { plain: {}, encrypted: {} },
    permissions: {},
    files: createFileMemory(),
  };
}

async function watchSources(
  { projectPath, log = () => undefined }: HostOptions,
  state: HostState,
): Promise<() => Promise<void>> {
  const watch = watchProject(projectPath, (result) => {
    tellBuild(result, state, log);
  });
  await watch.ready;
  const stopDesk = state.platformDesk.onChange(() => {
    state.journal.add({ kind: 'changed', what: 'platform' });
  });
  const stopSms = state.platformDesk.onSms?.((sms) => {
    state.journal.add({ kind: 'sms', ...sms });
    for (const page of state.links.all()) page.notify('sms.show', sms);
  });
  return async () => {
    stopSms?.();
    stopDesk();
    await watch.close();
  };
}

async function screenshotOf(page: BrowserPage | undefined): Promise<string> {
  if (page === undefined) {
    throw new Error('This host has no browser of its own to take a picture with.');
  }
  return (await page.screenshot()).toString('base64');
}

/** What a project says of itself, before it is built. */
export interface InspectedProject {
  /** As DevTools would use it: the private file's first; `touristappid` where neither names one. */
  readonly appid: string;
  /** The program's own folder, absolute. */
  readonly root: string;
}

/**
 * Reads what a project is, without building it.
 *
 * @throws ProjectError when project.config.json or app.json is missing or malformed
 */
export function inspectProject(projectPath: string): InspectedProject {
  const result = readProject(projectPath);
  if (result.kind === 'failed') {
    const fatal = result.diagnostics.find(({ file }) => /(project\.config|app)\.json$/.test(file));
    if (fatal !== undefined) throw new ProjectError(describe(fatal));
  }
  const config = readProjectConfig(openProjectFiles(projectPath).project, createReport());
  return {
    appid: config?.appid ?? 'touristappid',
    root: resolvePath(projectPath, config?.miniprogramRoot ?? ''),
  };
}

function tellBuild(result: BuildResult, state: HostState, log: (line: string) => void): void {
  const { program, journal, links } = state;
  const changed = program.accept(result);
  const list = result.kind === 'failed' ? result.diagnostics : result.warnings;
  for (const diagnostic of list) log(describe(diagnostic));
  journal.add({ kind: 'diagnostics', list: list.map((diagnostic) => ({ ...diagnostic })) });
  for (const page of links.all()) {
    page.notify('diagnostics.show', { list: program.diagnostics() });
    if (changed) page.notify('program.restart', {});
  }
  const bundle = program.bundle();
  if (changed && bundle !== undefined) {
    journal.add({ kind: 'reload', program: bundle.manifest.projectName });
  }
}

/** "miniprogram/app.ts:3:7 error: what is wrong" */
export function describe({ file, line, column, severity, message }: Diagnostic): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place} ${severity}: ${message}`;
}

/** What a phone needs and a build does not: both take their time in processes of their own. */
function openAhead(assets: Assets) {
  const launching = launchBrowser();
  // A page without its script would never say that it is ready.
  const ready = Promise.all([launching, assets.read('phone.js')]).then(([launched]) => launched);
  // Nobody may be waiting for it yet, or any more.
  ready.catch(() => undefined);
  return {
    ready,
    close: () =>
      launching.then(
        (launched) => launched.close(),
        () => undefined,
      ),
  };
}

async function openPhone(
  launched: LaunchedBrowser,
  url: string,
  { settings, journal }: HostState,
): Promise<BrowserPage> {
  const { width, height } = screens[settings.get().device];
  return await launched.openPage({
    url: `${url}/phone?notices=none`,
    viewport: { width, height },
    deviceScaleFactor: 2,
    touch: true,
    onProblem: (text) => {
      journal.add({ kind: 'notice', severity: 'warning', text });
    },
  });
}

/** Keeps the browser's page as large as the screen of the phone that it shows. */
function followDevice({ settings, journal }: HostState, page: BrowserPage): () => void {
  let { device } = settings.get();
  return journal.onEntry((entry) => {
    const next = settings.get().device;
    if (entry.kind !== 'changed' || next === device) return;
    device = next;
    const { width, height } = screens[device];
    page.setViewport({ width, height }).catch((error: unknown) => {
      const text = `The screen could not take the size of the ${device}: ${String(error)}`;
      journal.add({ kind: 'notice', severity: 'warning', text });
    });
  });
}
