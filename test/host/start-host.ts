import { resolve } from 'node:path';
import { version } from '../../package.json';
import { launchBrowser, type BrowserPage, type LaunchedBrowser } from './browser/launch-browser';
import { type PhoneSettings, screens } from './phone/settings';
import { createPlainPlatform } from './platform/plain-platform';
import { noDesk, type PlatformDesk } from './platform/platform-desk';
import type { Platform } from './platform/platform';
import type { BuildResult, Diagnostic } from './project/program-bundle';
import { createReport } from './project/diagnostics';
import { readProjectConfig } from './project/project-config';
import { openProjectFiles, readProject } from './project/read-project';
import { watchProject } from './project/watch-project';
import { createHostServer } from './server/host-server';
import { createSettingsMemory, type HostState } from './server/host-state';
import { createHttpNetwork } from './server/http-network';
import { createJournal, type Journal } from './server/journal';
import { linkHandlers } from './server/link-handlers';
import { listen } from './server/listen';
import { createPhoneLinks } from './server/phone-links';
import { createProgramState } from './server/program-state';

export interface HostOptions {
  /** The folder that DevTools would open: project.config.json is in it. */
  readonly projectPath: string;
  /** "WeChat's servers"; a plain default that grants everything when absent. */
  readonly platform?: Platform;
  readonly platformDesk?: PlatformDesk;
  /** Origins as the program writes them, and the origins that answer instead. */
  readonly resolve?: Readonly<Record<string, string>>;
  readonly settings?: Partial<PhoneSettings>;
  /** Port of the preview; the next free one when it is taken. @default 7780 */
  readonly port?: number;
  /** "launch": open the phone in a Chromium of the host's own, as automation needs. @default "none" */
  readonly browser?: 'launch' | 'none';
  /** Told, line by line, what a developer wants to know. */
  readonly log?: (line: string) => void;
}

/** A running host. */
export interface Host {
  /** Address of the desk; the phone alone is at `/phone`. */
  readonly url: string;
  readonly journal: Journal;
  readonly links: HostState['links'];
  readonly hooks: AutomationHooks;
  close(): Promise<void>;
}

/** Where an automation endpoint plugs in. */
export interface AutomationHooks {
  /** Frames that the page sends to automation clients. */
  onFrame: (client: string, text: string) => void;
  onExit: (what: 'tool' | 'program') => void;
  /** A program has started in a page (again), or could not. */
  onStarted: (outcome: { readonly program: string; readonly error?: string }) => void;
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
  const { projectPath, log = () => undefined } = options;
  const project = openProject(projectPath);
  const journal = createJournal(() => Date.now());
  const links = createPhoneLinks();
  const state: HostState = {
    program: createProgramState(),
    programRoot: () => project.root,
    links,
    journal,
    network: createHttpNetwork(options.resolve ?? {}),
    platform: options.platform ?? createPlainPlatform(),
    platformDesk: options.platformDesk ?? noDesk,
    settings: createSettingsMemory(options.settings ?? {}, links, journal),
    storage: { plain: {}, encrypted: {} },
  };
  const closings: (() => Promise<void> | void)[] = [];
  let browser: { readonly launched: LaunchedBrowser; readonly page: BrowserPage } | undefined;
  const hooks: AutomationHooks = {
    onFrame: () => undefined,
    onExit: () => undefined,
    onStarted: () => undefined,
  };

  const watch = watchProject(projectPath, (result) => {
    tellBuild(result, state, log);
  });
  closings.push(() => watch.close());
  await watch.ready;
  closings.push(
    state.platformDesk.onChange(() => {
      journal.add({ kind: 'changed', what: 'platform' });
    }),
  );

  const server = createHostServer(state, (phone) => {
    links.connect(phone, (page) =>
      linkHandlers(
        state,
        {
          version,
          started: (outcome) => {
            hooks.onStarted(outcome);
          },
          automationFrame: (client, text) => {
            hooks.onFrame(client, text);
          },
          exit: (what) => {
            hooks.onExit(what);
          },
          screenshot: async () => {
            if (browser === undefined) throw new Error('This host has no browser of its own.');
            return (await browser.page.screenshot()).toString('base64');
          },
        },
        page,
      ),
    );
  });
  const port = await listen(server, options.port ?? 7780);
  const url = `http://127.0.0.1:${port}`;
  closings.push(() => {
    links.close();
    state.network.close();
    server.close();
    server.closeAllConnections();
  });

  const close = async () => {
    for (const closing of closings.splice(0).reverse()) await closing();
  };
  if (options.browser === 'launch') {
    try {
      browser = await openPhone(url, state.settings.get(), journal);
      const { launched } = browser;
      closings.push(() => launched.close());
    } catch (error) {
      await close();
      throw error;
    }
  }
  return { url, journal, links, hooks, close };
}

function openProject(projectPath: string): { readonly root: string } {
  const result = readProject(projectPath);
  if (result.kind === 'failed') {
    const fatal = result.diagnostics.find(({ file }) => /(project\.config|app)\.json$/.test(file));
    if (fatal !== undefined) throw new ProjectError(describe(fatal));
  }
  const config = readProjectConfig(openProjectFiles(projectPath).project, createReport());
  return { root: resolve(projectPath, config?.miniprogramRoot ?? '') };
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

async function openPhone(url: string, settings: PhoneSettings, journal: Journal) {
  const launched = await launchBrowser();
  const { width, height } = screens[settings.device];
  const page = await launched.openPage({
    url: `${url}/phone`,
    viewport: { width, height },
    deviceScaleFactor: 2,
    touch: true,
    onProblem: (text) => {
      journal.add({ kind: 'notice', severity: 'warning', text });
    },
  });
  return { launched, page };
}
