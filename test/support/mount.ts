import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import type { ProgramRun, RunOptions, ViewNode } from 'miniprogram-host/jsdom';
import { runProgram } from 'miniprogram-host/jsdom';

const ownProject = resolve(__dirname, '../..');
const ownProgram = join(ownProject, 'miniprogram');

/** A piece of the program on the screen of a phone in jsdom, from its real WXML, WXSS and code. */
export interface Mounted {
  readonly run: ProgramRun;
  /** The page's root; `root.query(selector)` finds what is inside. */
  root(): ViewNode;
  /** Mounts it anew with fresh data; the bundle and the running program are kept. */
  again(): Promise<void>;
  close(): void;
}

/**
 * Mounts a page of this program, as if the program had started there. For tests with
 * `@jest-environment ./test/support/jest-environment.ts`; the first mount of a test file builds
 * the program, later ones take a few milliseconds.
 *
 * @param url route with query, e.g. "pages/phone/phone?from=account"
 */
export async function mountPage(
  url: string,
  options: Omit<RunOptions, 'entry' | 'mounts'> = {},
): Promise<Mounted> {
  return mounted(await runProgram(ownProject, { ...options, entry: url }), url);
}

export interface ComponentMount {
  /** Tag to component of this program, e.g. `{ 'phone-button': 'components/phone-button/phone-button' }`. */
  readonly using: Readonly<Record<string, string>>;
  readonly wxml: string;
  /** What the WXML binds to. Must be JSON. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Names of handlers in the WXML; each keeps its events' details in `data.heard`. */
  readonly handlers?: readonly string[];
}

const projects = new Map<string, string>();

/** Mounts components of this program inside a page made of `wxml`. */
export async function mountComponents(
  mount: ComponentMount,
  options: Omit<RunOptions, 'entry' | 'mounts'> = {},
): Promise<Mounted> {
  const key = JSON.stringify(mount);
  const dir = projects.get(key) ?? writeProject(mount);
  projects.set(key, dir);
  const mounts = Object.fromEntries(
    ['components', 'i18n', 'models', 'styles'].map((room) => [room, join(ownProgram, room)]),
  );
  return mounted(await runProgram(dir, { ...options, mounts }), 'pages/mount/mount');
}

function mounted(run: ProgramRun, url: string): Mounted {
  return {
    run,
    root() {
      const page = run.runtime.pages().at(-1);
      if (page === undefined) throw new Error(`${url} is not on the screen: did it fail to open?`);
      return page.root;
    },
    async again() {
      await run.runtime.wx.call('reLaunch', [{ url: `/${url}` }]);
    },
    close() {
      run.close();
    },
  };
}

function writeProject({ using, wxml, data = {}, handlers = [] }: ComponentMount): string {
  const dir = mkdtempSync(join(tmpdir(), 'mount-'));
  const absolute = Object.entries(using).map(([tag, id]) => [tag, `/${id}`]);
  const page = { usingComponents: Object.fromEntries(absolute) as Record<string, string> };
  const files = {
    'project.config.json': '{ "appid": "wx0000000000000000", "projectname": "mount" }',
    'app.json': '{ "pages": ["pages/mount/mount"] }',
    'app.js': 'App({})',
    'pages/mount/mount.json': JSON.stringify(page),
    'pages/mount/mount.wxml': wxml,
    'pages/mount/mount.js': pageScript({ ...data, heard: [] }, handlers),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

function pageScript(data: object, handlers: readonly string[]): string {
  const methods = handlers.map(
    (name) => `${name}({ detail }) {
      this.setData({ heard: [...this.data.heard, { name: '${name}', detail }] });
    }`,
  );
  return `Page({ data: ${JSON.stringify(data)}, ${methods.join(', ')} })`;
}
