import type { SourceMapPayload } from 'node:module';
import { SourceMap } from 'node:module';

import { PROGRAM_GLOBALS } from '../../../src/project/script/program-globals';
import { builtBundle, bundleWithWarnings, complaints, runBundle } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

async function run(files: Record<string, string>, globals: Record<string, unknown> = {}) {
  const { dir } = temporaryProject(files);
  return runBundle(await builtBundle(dir), globals);
}

describe('modules of a program', () => {
  it('are TypeScript before JavaScript of the same name, modules of either kind', async () => {
    const program = await run({
      'app.ts':
        'import { price } from "./models/price"; import old from "./old"; export const app: number = price + old.one;',
      'models/price.ts': 'export interface Shape { a: 1 }\nexport const price: number = 41;',
      'models/price.js': 'exports.price = 0;',
      'old.js': 'module.exports = { one: 1 };',
    });
    expect(program.load('app.js')).toHaveProperty('app', 42);
  });

  it('finds folders, absolute paths, aliases and packages as WeChat does', async () => {
    const program = await run({
      'app.json':
        '{"pages":["pages/home/home"],"resolveAlias":{"@/*":"/lib/*","@/deep/*":"/lib/far/*"}}',
      'pages/home/home.js': [
        'exports.folder = require("../../lib");',
        'exports.absolute = require("/lib/index.js");',
        'exports.alias = require("@/named");',
        'exports.longest = require("@/deep/one");',
        'exports.pack = require("pack");',
        'exports.part = require("pack/part");',
        'exports.beside = require("beside.js");',
      ].join('\n'),
      'pages/home/beside.js': 'module.exports = "beside";',
      'lib/index.js': 'module.exports = "folder";',
      'lib/named.js': 'module.exports = "named";',
      'lib/far/one.js': 'module.exports = "far";',
      'miniprogram_npm/pack/index.js': 'module.exports = "outer";',
      'miniprogram_npm/pack/part.js': 'module.exports = "part";',
      'pages/miniprogram_npm/pack/index.js': 'module.exports = "nearest";',
    });
    expect(program.load('pages/home/home.js')).toStrictEqual({
      folder: 'folder',
      absolute: 'folder',
      alias: 'named',
      longest: 'far',
      pack: 'nearest',
      part: 'part',
      beside: 'beside',
    });
  });

  it('sees unfinished exports in a cycle', async () => {
    const program = await run({
      'app.js': 'exports.early = 1; const b = require("./b"); exports.seen = b.seen;',
      'b.js': 'const a = require("./app"); exports.seen = Object.keys(a);',
    });
    expect(program.load('app.js')).toMatchObject({ early: 1, seen: ['early'] });
  });

  it('keeps live bindings between modules that import each other', async () => {
    const program = await run({
      'app.ts':
        'import { double } from "./b"; export const base = 21; export const result = () => double();',
      'b.ts': 'import { base } from "./app"; export const double = () => base * 2;',
    });
    const app = program.load('app.js') as { result: () => number };
    expect(app.result()).toBe(42);
  });

  it('hides browser and Node globals and hands in the program’s own', async () => {
    const names = [
      'window',
      'document',
      'fetch',
      'globalThis',
      'process',
      'Buffer',
      'self',
      'XMLHttpRequest',
      'localStorage',
    ];
    const program = await run(
      {
        'app.js': `module.exports = [${names.join(', ')}].concat(wx.answer, typeof setTimeout, typeof Promise)`,
      },
      { wx: { answer: 42 }, setTimeout: () => 0 },
    );
    expect(program.load('app.js')).toStrictEqual([
      ...names.map(() => undefined),
      42,
      'function',
      'function',
    ]);
    expect(program.names).toStrictEqual(expect.arrayContaining([...PROGRAM_GLOBALS]));
    expect(new Set(program.names).size).toBe(program.names.length);
  });

  it('makes nothing of code in strings but keeps Function for instanceof', async () => {
    const program = await run({
      'app.js':
        'exports.made = Function("return 1")(); exports.is = (() => 0) instanceof Function; exports.own = Function.prototype.call === (() => 0).call',
    });
    expect(program.load('app.js')).toStrictEqual({ made: undefined, is: true, own: true });
  });

  it('answers Function("return this") with the program’s global object, as WeChat does', async () => {
    const global = { isProgramGlobal: true };
    const program = await run(
      {
        'app.js': 'exports.found = [Function("return this")(), new Function("a", "return this")()]',
      },
      { globalThis: global },
    );
    const { found } = program.load('app.js') as { found: readonly unknown[] };
    expect(found.map((each) => each === global)).toStrictEqual([true, true]);
  });

  it('runs in strict mode', async () => {
    const program = await run({ 'app.js': 'module.exports = (function () { return this; })();' });
    expect(program.load('app.js')).toBeUndefined();
  });

  it('says in WeChat’s words which module is missing when it is required at run time', async () => {
    const program = await run({
      'pages/home/home.js':
        'exports.get = (path) => require(path); try { require("./gone") } catch (error) { exports.caught = error.message }',
      'pages/home/late.js': 'module.exports = "late"',
      'app.js': 'require("./pages/home/late")',
    });
    const page = program.load('pages/home/home.js') as { get: (path: string) => unknown };
    expect(page).toHaveProperty(
      'caught',
      "module 'pages/home/gone.js' is not defined, require args is './gone'",
    );
    expect(page.get('./late')).toBe('late');
    expect(() => page.get('../no')).toThrow(
      "module 'pages/no.js' is not defined, require args is '../no'",
    );
  });

  it('loads modules asynchronously as subpackages do', async () => {
    const program = await run({
      'app.js':
        'exports.later = require.async("./sub"); exports.call = (done) => require("./sub", done);',
      'sub.js': 'module.exports = "sub";',
    });
    const app = program.load('app.js') as {
      later: Promise<unknown>;
      call: (done: (value: unknown) => void) => void;
    };
    await expect(app.later).resolves.toBe('sub');
    await expect(new Promise(app.call)).resolves.toBe('sub');
  });

  it('leaves class fields that only declare a type away, as DevTools does', async () => {
    const program = await run({
      'app.ts':
        'class Base { name = "base" }\nclass Own extends Base { override name!: string; }\nexport const name = new Own().name;',
    });
    expect(program.load('app.js')).toHaveProperty('name', 'base');
  });

  it('maps an error back to the line and column it was written at', async () => {
    const { dir } = temporaryProject({
      'app.ts': 'import { fail } from "./fail";\nfail();\n',
      'fail.ts':
        'interface Long {\n  a: string;\n}\n\nexport function fail(): Long {\n  throw new Error("here");\n}\n',
    });
    const bundle = await builtBundle(dir);
    const error = caught(() => runBundle(bundle).load('app.js'));
    const [, line, column] = /program\.js:(\d+):(\d+)/.exec(error.stack ?? '') ?? [];
    const map = new SourceMap(JSON.parse(bundle.sourceMap) as SourceMapPayload);
    expect(map.findEntry(Number(line) - 1, Number(column) - 1)).toMatchObject({
      originalSource: 'fail.ts',
      originalLine: 5,
      originalColumn: 8,
    });
  });

  it('leaves files that nothing requires out', async () => {
    const { dir } = temporaryProject({ 'alone.js': 'this is not JavaScript' });
    const { manifest } = await builtBundle(dir);
    expect(manifest.modules).toStrictEqual(['app.js', 'pages/home/home.js']);
  });
});

describe('a module that cannot be compiled', () => {
  it.each([
    [
      'a missing module',
      'warning',
      'app.js',
      'const a = 1;\nrequire("./gone");',
      2,
      9,
      /module 'gone.js' is not defined/,
    ],
    [
      'a JSON file',
      'warning',
      'app.ts',
      'import data from "./app.json";\nexport default data;',
      1,
      18,
      /cannot require JSON/,
    ],
    ['a syntax error', 'error', 'app.ts', 'const a: = 1;', 1, 10, /Unexpected "="/],
    ['strict mode broken', 'error', 'app.js', 'var a = 010;', 1, 9, /octal/],
  ])(
    'is reported with its place: %s',
    async (_name, severity, file, text, line, column, message) => {
      const { dir } = temporaryProject({ [file]: text });
      const [first, ...others] = await complaints(dir);
      expect(first).toMatchObject({ severity, file, line, column });
      expect(first?.message).toMatch(message);
      expect(first?.excerpt).toBe(text.split('\n')[line - 1]);
      expect(others).toStrictEqual([]);
    },
  );

  it('is reported when it declares a name that every module is given, and nothing renames it', async () => {
    const { dir } = temporaryProject({
      'project.config.json': '{ "setting": { "es6": false } }',
      'app.js': 'const module = 1;',
    });
    const [first] = await complaints(dir);
    expect(first).toMatchObject({ severity: 'warning', file: 'app.js' });
    expect(first?.message).toContain("'module' has already been declared");
    expect(first?.message).toContain('(require, module and exports are given to every file)');
  });

  it('fails when it is required, and only then', async () => {
    const { dir } = temporaryProject({
      'app.js':
        'try { require("./odd") } catch (error) { exports.heard = [error.name, error.message] }',
      'odd.js': 'exports.pattern = /\\w{1,24}+/;',
    });
    const running = runBundle(await bundleWithWarnings(dir));
    expect(running.load('app.js')).toMatchObject({
      heard: ['SyntaxError', expect.stringMatching(/Nothing to repeat$/)],
    });
  });

  it('may have octal numbers where "es6" is off, since nothing makes it strict then', async () => {
    const { dir } = temporaryProject({
      'project.config.json': '{ "setting": { "es6": false } }',
      'app.js': 'exports.mode = 0755 + "\\101";',
    });
    expect(await complaints(dir)).toStrictEqual([]);
    expect(runBundle(await builtBundle(dir)).load('app.js')).toStrictEqual({ mode: '493A' });
  });

  it('is only a warning in a package, where it fails when it is required', async () => {
    const { dir } = temporaryProject({
      'app.js': 'require("pack")',
      'miniprogram_npm/pack/index.js': 'exports.get = () => require("./optional")',
    });
    expect(await complaints(dir)).toMatchObject([
      { severity: 'warning', file: 'miniprogram_npm/pack/index.js', line: 1 },
    ]);
  });
});

function caught(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    // The error is of another realm, where `instanceof Error` does not hold.
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
