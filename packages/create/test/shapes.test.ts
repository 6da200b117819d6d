import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { adopt } from '../src/adopt/adopt';
import { lineEndOf } from '../src/adopt/text-change';
import { findTemplate } from '../src/template';

/** Programs as people have them: the pages go into each, and come out again to the letter. */
type Files = Readonly<Record<string, string>>;

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const appJson = (more: object = {}): string => json({ pages: ['pages/index/index'], ...more });
const config = (more: object = {}): string => json({ appid: 'wxfedcba9876543210', ...more });
const plain: Files = {
  'app.json': appJson(),
  'app.js': 'App({});\n',
  'project.config.json': config({ setting: { es6: true } }),
};
const onWindows = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
  );

let above: string;
let folder: string;

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'shapes-'));
  folder = join(above, '我的 程序');
});

afterEach(() => {
  rmSync(above, { recursive: true });
});

function write(files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const parsed = (path: string): unknown => JSON.parse(read(path).replace('\uFEFF', ''));

const all = (): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .map((path) => [path, read(path)]),
  );

/** Which kinds of line ends a text has. */
const lineEnds = (text: string): ReadonlySet<string> => new Set(text.match(/\r?\n|\r/gu));

const request = { subpackage: false, write: true, undo: false, into: 'onboarding' };
const run = (words: Partial<typeof request> = {}) =>
  adopt({ ...request, project: folder, ...words }, findTemplate());

const shapes: readonly { readonly shape: string; readonly files: Files; readonly root?: string }[] =
  [
    { shape: 'nothing special', files: plain },
    { shape: 'the line ends and the mark of Windows', files: onWindows(plain) },
    {
      shape: 'useCompilerPlugins: false',
      files: {
        ...plain,
        'project.config.json': config({ setting: { useCompilerPlugins: false } }),
      },
    },
    {
      shape: 'setting: null',
      files: { ...plain, 'project.config.json': config({ setting: null }) },
    },
    {
      shape: 'other compilers',
      files: {
        ...plain,
        'project.config.json': config({ setting: { useCompilerPlugins: ['less', ['sass', {}]] } }),
      },
    },
    {
      shape: 'a tab bar of its own and subpackages in the other spelling',
      files: {
        ...plain,
        'app.json': appJson({
          tabBar: { custom: true, list: [] },
          subpackages: [{ root: '/packages/shop/', pages: ['list'] }],
          lazyCodeLoading: 'requiredComponents',
        }),
      },
    },
    {
      shape: 'a root of its own, in Chinese and with a space, and TypeScript',
      root: '小程序 源码',
      files: {
        '小程序 源码/app.json': appJson({ __usePrivacyCheck__: false }),
        '小程序 源码/app.ts': 'App<object>({});\n',
        'project.config.json': config({
          miniprogramRoot: './小程序 源码/',
          setting: { useCompilerPlugins: [['typescript', {}]] },
        }),
      },
    },
    {
      shape: 'backslashes and srcMiniprogramRoot',
      root: 'src',
      files: {
        'src/app.json': appJson(),
        'src/app.js': 'App({});\n',
        'project.config.json': config({ miniprogramRoot: '', srcMiniprogramRoot: '.\\src\\' }),
      },
    },
    {
      shape: 'all on one line',
      files: {
        'app.json': '{"pages":["pages/index/index"]}\n',
        'app.js': 'App({})\n',
        'project.config.json': '{}\n',
      },
    },
  ];

describe.each(shapes)('a program with $shape', ({ files, root = '' }) => {
  test('takes the pages, and gives them back to the letter', () => {
    write(files);
    run();
    expect(parsed(join(root, 'app.json'))).toMatchObject({
      pages: [
        'pages/index/index',
        ...new Array<unknown>(4).fill(expect.stringMatching(/^onboarding\/pages\//u)),
      ],
      __usePrivacyCheck__: true,
    });
    const { setting } = parsed('project.config.json') as {
      readonly setting: { readonly useCompilerPlugins: readonly (string | readonly unknown[])[] };
    };
    expect(setting.useCompilerPlugins.flat().filter((name) => name === 'typescript')).toHaveLength(
      1,
    );
    // A name that stands twice in an object is read as JSON, and is nobody's wish.
    expect(read('project.config.json').match(/"setting"|"useCompilerPlugins"/gu)).toHaveLength(2);
    for (const [path, text] of Object.entries(files)) {
      expect([...lineEnds(read(path))]).toStrictEqual([lineEndOf(text)]);
      expect(read(path).lastIndexOf('\uFEFF')).toBe(text.lastIndexOf('\uFEFF'));
    }
    run({ undo: true });
    expect(all()).toStrictEqual(files);
  });
});

test('what was changed since stays, and our routes and our line go', () => {
  write(plain);
  run({ into: 'packages/own', subpackage: true });
  writeFileSync(join(folder, 'app.js'), `${read('app.js')}// more\n`);
  writeFileSync(
    join(folder, 'app.json'),
    read('app.json').replace('"pages/index/index"', '"pages/index/index",\n    "pages/new/new"'),
  );
  const { words } = run({ into: 'packages/own', undo: true });
  expect(words.join('\n')).toContain('without our routes and our line: app.json, app.js.');
  expect(parsed('app.json')).toStrictEqual({
    pages: ['pages/index/index', 'pages/new/new'],
    subPackages: [],
    __usePrivacyCheck__: true,
  });
  expect(read('app.js')).toBe('App({});\n// more\n');
  expect(read('project.config.json')).toBe(plain['project.config.json']);
  expect(existsSync(join(folder, 'packages'))).toBe(false);
});

test('a folder that Git gave the line ends of Windows is still known', () => {
  write(plain);
  run();
  const start = join('onboarding', 'start.ts');
  writeFileSync(join(folder, start), read(start).replaceAll('\n', '\r\n'));
  expect(run().words.join('\n')).toContain('stays as it is');
  run({ undo: true });
  expect(all()).toStrictEqual(plain);
});

test('comments stay where they are, and the files are read all the same', () => {
  write({
    ...plain,
    'app.json': '// ours\n{\n  "pages": [\n    "pages/index/index" // home\n  ]\n}\n',
    'project.config.json': '{\n  // for DevTools\n  "setting": {},\n}\n',
  });
  run();
  expect(read('app.json')).toMatch(
    /^\/\/ ours\n[^]*"onboarding\/pages\/profile\/profile" \/\/ home\n/u,
  );
  expect(read('project.config.json')).toContain('// for DevTools');
});

test.each(['account', 'phone', 'phone-manual', 'profile'])(
  'the window of the program does not decide about %s: no bar of its own, no Skyline',
  (page) => {
    write({
      ...plain,
      'app.json': appJson({
        renderer: 'skyline',
        window: { navigationStyle: 'custom', disableScroll: true, enablePullDownRefresh: true },
      }),
    });
    run();
    expect(parsed(`onboarding/pages/${page}/${page}.json`)).toMatchObject({
      renderer: 'webview',
      navigationStyle: 'default',
      disableScroll: false,
      enablePullDownRefresh: page === 'account',
    });
  },
);

test('a directive stays the first statement', () => {
  write({ ...plain, 'app.js': "// (c) us\n/* more */\n'use strict';\nApp({});\n" });
  run();
  expect(read('app.js')).toBe(
    "// (c) us\n/* more */\n'use strict';\nrequire('./onboarding/start');\nApp({});\n",
  );
});

describe('what does not fit is refused in a sentence, and nothing is written', () => {
  test.each([
    {
      what: 'a comma that is missing',
      files: { ...plain, 'app.json': '{\n  "pages": ["a" "b"]\n}\n' },
      says: 'app.json, line 2: this is not valid JSON',
    },
    {
      what: 'an empty project.config.json',
      files: { ...plain, 'project.config.json': '' },
      says: 'project.config.json, line 1: this is not valid JSON',
    },
    {
      what: 'a folder inside a subpackage',
      files: {
        ...plain,
        'app.json': appJson({ subPackages: [{ root: 'onboarding/', pages: ['a'] }] }),
      },
      says: 'onboarding lies in the subpackage onboarding of app.json',
    },
    {
      what: 'a program that is not built',
      files: { 'project.config.json': config({ miniprogramRoot: 'dist/' }) },
      says: 'the miniprogramRoot of project.config.json. Where a build writes it, packages/components/README.md',
    },
    {
      what: 'a Taro program',
      files: {
        'package.json': json({ dependencies: { '@tarojs/taro': '4.0.0' } }),
        'project.config.json': config({ miniprogramRoot: 'dist/' }),
        'dist/app.json': appJson(),
        'dist/app.js': 'App({});\n',
      },
      says: 'is written by Taro, whose next build removes what is put there',
    },
  ])('$what', ({ files, says }) => {
    write(files);
    expect(() => run()).toThrow(says);
    expect(all()).toStrictEqual(files);
  });

  test('what uni-app has built, below its package.json', () => {
    folder = join(above, 'shop/dist/build/mp-weixin');
    write(plain);
    writeFileSync(
      join(above, 'shop/package.json'),
      json({ devDependencies: { '@dcloudio/vite-plugin-uni': '3' } }),
    );
    expect(() => run()).toThrow('is written by uni-app');
  });

  test('the program’s own folder: the one to name is the one above', () => {
    folder = join(above, 'shop/miniprogram');
    write({ 'app.json': appJson(), 'app.js': 'App({});\n' });
    const config = join(above, 'shop/project.config.json');
    writeFileSync(config, '{ "miniprogramRoot": "miniprogram/" }');
    expect(() => run()).toThrow(
      `name the folder that WeChat DevTools opens: ${join(above, 'shop')}.`,
    );
  });

  test('a folder that does not exist', () => {
    expect(() => run()).toThrow(`There is no folder ${folder}.`);
  });

  test('a subpackage where the pages are already', () => {
    write(plain);
    run();
    expect(() => run({ subpackage: true })).toThrow('take them back with --undo');
  });

  test('taking back what was never there', () => {
    write(plain);
    cpSync(join(folder, 'app.js'), join(folder, 'onboarding/mine.js'));
    expect(() => run({ undo: true })).toThrow('was not written by this command');
    expect(existsSync(join(folder, 'onboarding/mine.js'))).toBe(true);
  });
});
