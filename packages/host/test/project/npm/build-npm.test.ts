import {
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
import { compileFunction } from 'node:vm';

import { buildNpm } from '../../../src/project/npm/build-npm';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-npm-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | object>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
}

/** Runs a packed script with the other packages at hand. */
function load(path: string, packages: Readonly<Record<string, unknown>> = {}): unknown {
  const module = { exports: {} };
  const code = readFileSync(join(folder, path), 'utf8');
  const run = compileFunction(code, ['require', 'module', 'exports']) as (
    ...parts: readonly unknown[]
  ) => void;
  run((name: string) => packages[name], module, module.exports);
  return module.exports;
}

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path.includes('miniprogram_npm'))
    .sort();

const program = { 'project.config.json': { miniprogramRoot: 'mini' } };

test('a package of plain scripts is one file in the frame of WeChat; others are required by name', async () => {
  write({
    ...program,
    'mini/package.json': { dependencies: { plain: '1' } },
    'mini/node_modules/plain/package.json': { main: 'lib/main', dependencies: { other: '1' } },
    'mini/node_modules/plain/lib/main.js':
      "const part = require('./part'); exports.text = part.word + require('other').word;",
    'mini/node_modules/plain/lib/part.js': "exports.word = 'one ';",
    'mini/node_modules/other/package.json': {},
    'mini/node_modules/other/index.js': "export const word = 'two';",
  });
  await expect(buildNpm(folder)).resolves.toStrictEqual([
    join(folder, 'mini/miniprogram_npm/plain'),
    join(folder, 'mini/miniprogram_npm/other'),
  ]);
  expect(files()).toStrictEqual([
    'mini/miniprogram_npm/other/index.js',
    'mini/miniprogram_npm/plain/index.js',
  ]);
  expect(readFileSync(join(folder, 'mini/miniprogram_npm/plain/index.js'), 'utf8')).toContain(
    '__DEFINE__(1, function(require, module, exports) {',
  );
  const other = load('mini/miniprogram_npm/other/index.js');
  expect(load('mini/miniprogram_npm/plain/index.js', { other })).toMatchObject({ text: 'one two' });
});

test('a package for mini programs is copied as it is, by its field or by miniprogram_dist', async () => {
  write({
    ...program,
    'mini/package.json': { dependencies: { '@kit/named': '1', dist: '1' } },
    'mini/miniprogram_npm/gone/index.js': '',
    'mini/node_modules/@kit/named/package.json': { miniprogram: 'out' },
    'mini/node_modules/@kit/named/out/button/button.wxml': '<view/>',
    'mini/node_modules/@kit/named/src/button.ts': '',
    'mini/node_modules/dist/package.json': {},
    'mini/node_modules/dist/miniprogram_dist/index.js': 'module.exports = 1',
  });
  await buildNpm(folder);
  expect(files()).toStrictEqual([
    'mini/miniprogram_npm/@kit/named/button/button.wxml',
    'mini/miniprogram_npm/dist/index.js',
  ]);
});

test('another version of a package lies below whoever wants it', async () => {
  write({
    ...program,
    'mini/package.json': { dependencies: { a: '1', b: '1' } },
    'mini/node_modules/a/package.json': {},
    'mini/node_modules/a/index.js': 'module.exports = 1',
    'mini/node_modules/b/package.json': { dependencies: { a: '2' } },
    'mini/node_modules/b/index.js': "module.exports = require('a')",
    'mini/node_modules/b/node_modules/a/package.json': { dependencies: { b: '1' } },
    'mini/node_modules/b/node_modules/a/index.js': 'module.exports = 2',
  });
  await buildNpm(folder);
  expect(files()).toStrictEqual([
    'mini/miniprogram_npm/a/index.js',
    'mini/miniprogram_npm/b/index.js',
    'mini/miniprogram_npm/b/miniprogram_npm/a/index.js',
  ]);
  expect(load('mini/miniprogram_npm/b/miniprogram_npm/a/index.js')).toBe(2);
});

test('packNpmManually says whose packages go where', async () => {
  write({
    'project.config.json': {
      miniprogramRoot: 'mini',
      setting: {
        packNpmManually: true,
        packNpmRelationList: [
          { packageJsonPath: './package.json', miniprogramNpmDistDir: './mini/' },
        ],
      },
    },
    'package.json': { dependencies: { a: '1' } },
    'node_modules/a/package.json': {},
    'node_modules/a/index.js': 'module.exports = 1',
  });
  await buildNpm(folder);
  expect(files()).toStrictEqual(['mini/miniprogram_npm/a/index.js']);
});

test.each([
  [{}, /^There is no project\.config\.json in /u],
  [{ ...program, 'mini/app.json': {} }, /^There is no package\.json below miniprogramRoot: /u],
  [
    { ...program, 'mini/package.json': { dependencies: { gone: '1' } } },
    /^The package "gone" is not installed: run npm install in /u,
  ],
  [
    { ...program, 'mini/package.json': { dependencies: { '../../x': '1' } } },
    /^"\.\.\/\.\.\/x" is no name of a package\.$/u,
  ],
  [
    {
      ...program,
      'mini/package.json': { dependencies: { a: '1' } },
      'mini/node_modules/a/package.json': { miniprogram: '../..' },
    },
    /^The package "a" names a folder outside of it/u,
  ],
  [
    {
      'project.config.json': {
        setting: {
          packNpmManually: true,
          packNpmRelationList: [
            { packageJsonPath: 'package.json', miniprogramNpmDistDir: '../elsewhere' },
          ],
        },
      },
    },
    /^project\.config\.json: "\.\.\/elsewhere" leads out of the project\.$/u,
  ],
])('%j is refused in one line', async (wrong, message) => {
  write(wrong);
  await expect(buildNpm(folder)).rejects.toThrow(message);
  expect(existsSync(join(folder, '../elsewhere'))).toBe(false);
});

test('a package without a script, as one of types alone, is left out', async () => {
  write({
    ...program,
    'mini/package.json': { dependencies: { types: '1', plain: '1' } },
    'mini/node_modules/types/package.json': { main: '' },
    'mini/node_modules/types/index.d.ts': 'export {};',
    'mini/node_modules/plain/package.json': {},
    'mini/node_modules/plain/index.js': 'exports.text = 1;',
  });
  await expect(buildNpm(folder)).resolves.toStrictEqual([
    join(folder, 'mini/miniprogram_npm/plain'),
  ]);
  expect(files()).toStrictEqual(['mini/miniprogram_npm/plain/index.js']);
});
