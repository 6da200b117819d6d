import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { buildSync } from 'esbuild';

import type { FreshBundle } from '../../src/server/kept-bundle';
import { keptBundle } from '../../src/server/kept-bundle';

/** Sources in a folder of their own, bundled as the host bundles its pages. */
let folder = '';
let around = '';
let bundled = 0;
let clock = 0;

/** Saves files some time ago: what is saved while it is bundled is not kept. */
function save(files: Readonly<Record<string, string>>): void {
  clock += 1;
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, clock, clock);
  }
}

function bundle(): Promise<FreshBundle> {
  bundled += 1;
  const { outputFiles, metafile } = buildSync({
    entryPoints: ['sources/main.ts'],
    absWorkingDir: folder,
    outfile: 'main.js',
    bundle: true,
    write: false,
    metafile: true,
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  const [map, script] = outputFiles;
  return Promise.resolve({
    script: script?.text ?? '',
    map: map?.text ?? '',
    inputs: Object.keys(metafile.inputs).map((path) => join(folder, path)),
  });
}

const ask = (recipe = 'one') =>
  keptBundle({ folder: join(folder, 'kept'), recipe, around }, bundle);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  around = join(folder, 'sources');
  bundled = 0;
  save({
    'sources/main.ts':
      'import { word } from "./parts/word"; import own from "own"; console.log(word, own);',
    'sources/parts/word/index.ts': 'export const word = "first";',
    'node_modules/own/package.json': '{ "main": "a.js" }',
    'node_modules/own/a.js': 'module.exports = "a";',
    'node_modules/own/b.js': 'module.exports = "b";',
  });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the same sources are bundled once, and the map comes along', async () => {
  const first = await ask();
  const second = await ask();
  expect(bundled).toBe(1);
  expect(first.script).toContain('"first"');
  expect(second).toStrictEqual({ script: first.script, map: first.map });
});

test.each([
  [
    'a changed file',
    { 'sources/parts/word/index.ts': 'export const word = "second";' },
    '"second"',
  ],
  [
    'a new file that an import means now',
    { 'sources/parts/word.ts': 'export const word = "new";' },
    '"new"',
  ],
  ['a changed file of a package', { 'node_modules/own/a.js': 'module.exports = "c";' }, '"c"'],
  [
    'a package that names another file',
    { 'node_modules/own/package.json': '{ "main": "b.js" }' },
    '"b"',
  ],
])('%s makes a new bundle', async (_what, files, text) => {
  expect((await ask()).script).not.toContain(text);
  save(files);
  expect((await ask()).script).toContain(text);
  expect(bundled).toBe(2);
});

test('another bundler or other options make a new bundle', async () => {
  await ask('one');
  await ask('two');
  expect(bundled).toBe(2);
});

test('a source that is gone is missed, not remembered', async () => {
  await ask();
  rmSync(join(folder, 'node_modules/own/a.js'));
  await expect(async () => ask()).rejects.toThrow('own');
});

test('a file saved while it is bundled is not kept', async () => {
  writeFileSync(join(around, 'main.ts'), 'console.log("now")');
  await ask();
  await ask();
  expect(bundled).toBe(2);
});

test('what was kept and cannot be read is made again', async () => {
  await ask();
  writeFileSync(join(folder, 'kept/inputs.json'), '[');
  expect((await ask()).script).toContain('"first"');
  expect(bundled).toBe(2);
});

test('going back to sources of before bundles nothing, and old states are cleared away', async () => {
  const word = (text: string) => ({
    'sources/parts/word/index.ts': `export const word = "${text}";`,
  });
  await ask();
  for (const text of ['b', 'c', 'd', 'e', 'f']) {
    save(word(text));
    await ask();
  }
  expect(bundled).toBe(6);
  save(word('e'));
  expect((await ask()).script).toContain('"e"');
  expect(bundled).toBe(6);
  expect(readdirSync(join(folder, 'kept'))).toHaveLength(5);
});
