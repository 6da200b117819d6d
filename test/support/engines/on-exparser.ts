import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import type * as MiniprogramSimulate from 'miniprogram-simulate';
import { settled } from 'onboarding-testing';

import type { ComponentMount } from '../mount';
import type { Engine, EngineMount, EnginePart, PageOptions } from './engine';
import type { DrawnComponent, DrawnRoot } from './exparser-node';
import { boundTo, classesOf, outlinesOf } from './exparser-node';
import type { PageDefinition } from './page-as-component';
import { componentOfPage } from './page-as-component';
import { searchFrom } from './search';

const program = resolve(__dirname, '../../../miniprogram');

// Building and compiling takes seconds on a busy machine.
jest.setTimeout(30_000);

/** `wx` as the program finds it. */
export type WxFor = (options: PageOptions) => object;

/**
 * miniprogram-simulate: the older engine, with the templates of WeChat's own compiler. Its built-ins
 * are empty tags, so what a built-in does by itself does not happen here.
 */
export function createExparser(wxFor: WxFor): Engine & { close(): void } {
  const globals = globalThis as unknown as Record<string, unknown>;
  const simulate = jest.requireActual<typeof MiniprogramSimulate>('miniprogram-simulate');
  const folders = new Map<string, string>();
  const folder = (key: string, files: Readonly<Record<string, string>>): string => {
    const dir = folders.get(key) ?? copyProgram(files);
    folders.set(key, dir);
    return dir;
  };
  const mountAt = async (rootPath: string, path: string, tag: string) => {
    const errors: string[] = [];
    const heard = jest.spyOn(console, 'error').mockImplementation((error: unknown) => {
      errors.push(error instanceof Error ? error.message : String(error));
    });
    let root: DrawnRoot | undefined;
    // Compiled templates of all folders share one table by number: the numbers of another mount lie.
    const shared = globals['__WXML_GLOBAL__'] as { ops_cached: object } | undefined;
    if (shared !== undefined) shared.ops_cached = {};
    // Its modules are loaded anew: every mount is a program just started.
    jest.isolateModules(() => {
      const id = simulate.load(join(rootPath, path), tag, { compiler: 'official', rootPath });
      root = simulate.render(id) as unknown as DrawnRoot;
    });
    if (root === undefined) throw new Error(`${path} was not rendered`);
    const place = document.createElement('div');
    document.body.append(place);
    root.attach(place);
    await settled();
    return mountOf(root, errors, () => {
      root?.detach();
      place.remove();
      heard.mockRestore();
    });
  };
  return {
    name: 'exparser',
    mount(mount) {
      const key = JSON.stringify(mount);
      const path = paths.get(key) ?? `mount/mount-${paths.size}`;
      paths.set(key, path);
      return mountAt(folder(key, filesOf(mount, path)), path, 'mount');
    },
    mountPage(page, options) {
      globals['wx'] = wxFor(options);
      globals['getCurrentPages'] = () => [{}, {}];
      globals['Page'] = (definition: PageDefinition) => {
        (globals['Component'] as (definition: object) => void)(componentOfPage(definition));
      };
      return mountAt(folder('program', {}), `pages/${page}/${page}`, 'page');
    },
    close() {
      for (const dir of folders.values()) rmSync(dir, { recursive: true });
    },
  };
}

/** The official compiler reads a whole folder; it has to be one in which only the test writes. */
function copyProgram(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'exparser-'));
  cpSync(program, dir, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

/** They share a table by path, too: what is mounted differently needs a path of its own. */
const paths = new Map<string, string>();

function filesOf({ using, wxml, data = {}, handlers = [] }: ComponentMount, path: string) {
  const usingComponents = Object.fromEntries(
    Object.entries(using).map(([tag, id]) => [tag, `/${id}`]),
  );
  const methods = handlers.map(
    (name) => `${name}({ detail }) {
      this.setData({ heard: [...this.data.heard, { name: '${name}', detail }] });
    }`,
  );
  return {
    [`${path}.json`]: JSON.stringify({ component: true, usingComponents }),
    [`${path}.wxml`]: wxml,
    [`${path}.js`]: `Component({
      data: ${JSON.stringify({ ...data, heard: [] })},
      methods: { ${methods.join(', ')} },
    })`,
  };
}

function mountOf(root: DrawnRoot, errors: readonly string[], close: () => void): EngineMount {
  const search = searchFrom<DrawnComponent>(
    () => root,
    (around, selector) => around.querySelectorAll(selector),
  );
  return {
    find: (...selectors) => partOf(search.one(selectors)),
    findAll: (...selectors) => search.all(selectors).map(partOf),
    data: () => root.data,
    async setData(change) {
      root.setData(change);
      await settled();
    },
    outline: () => outlinesOf(root._exparserNode.shadowRoot?.childNodes),
    errors: () => errors,
    close,
  };
}

function partOf(drawn: DrawnComponent): EnginePart {
  const fire = async (type: string, detail: Readonly<Record<string, unknown>>) => {
    drawn.dispatchEvent(type, { detail });
    await settled();
  };
  return {
    text: () => (drawn.dom?.textContent ?? '').trim(),
    bound: (name) => boundTo(drawn._exparserNode, name),
    classes: () => classesOf(drawn._exparserNode),
    tap: () => fire('tap', {}),
    fire,
  };
}
