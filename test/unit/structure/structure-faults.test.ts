import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { structureFaults } from '../../structure/structure-faults';

/** The guard of `npm run check:structure`, on a copy of sources into which defects are planted. */
const root = resolve(__dirname, '../../..');
const copied = ['miniprogram/models', 'miniprogram/platform', 'packages/host/src', 'typings'];
const runtime = 'packages/host/src/runtime';
let copy = '';
let before: readonly string[] = [];
let after: readonly string[] = [];

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

function plant(): void {
  appendFileSync(
    join(copy, 'miniprogram/models/version.ts'),
    "export type { Platform } from '../platform/platform';\n",
  );
  appendFileSync(
    join(copy, 'miniprogram/platform/platform.ts'),
    "export type Version = typeof import('../models/version');\n",
  );
  write('test/unit/a.test.ts', "import './b';\n");
  write('test/unit/b.ts', "export type A = typeof import('./a.test');\n");
  write(`${runtime}/wxs/inner/a.ts`, "export type { B } from '../../members/inner/b';\n");
  write(`${runtime}/members/inner/b.ts`, 'export type B = 1;\n');
  write(`${runtime}/members/c.ts`, "export type { D } from '../wxs/d';\n");
  write(`${runtime}/wxs/d.ts`, 'export type D = 1;\n');
  write('packages/host/src/lost.ts', "export * from './gone';\n");
  write('test/full/20.txt', '');
  execFileSync('git', ['add', '.'], { cwd: copy });
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'structure-'));
  for (const part of [...copied, 'packages/host/package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  for (let index = 0; index < 20; index += 1) write(`test/full/${index}.txt`, '');
  write('test/full/below/one.txt', '');
  execFileSync('git', ['init', '--quiet'], { cwd: copy });
  execFileSync('git', ['add', '.'], { cwd: copy });
  before = structureFaults(copy);
  plant();
  after = structureFaults(copy);
}, 120_000);

afterAll(() => {
  rmSync(copy, { recursive: true });
});

const planted = (kind: string): readonly string[] =>
  after.filter((fault) => fault.startsWith(`${kind}:`) || fault.startsWith(`${kind} in `));

test('takes the sources as they are, and a folder of 20 files', () => {
  expect(before).toStrictEqual([]);
});

test('refuses a circle of files that only types close, however they are imported', () => {
  expect(planted('circle of files')).toStrictEqual(
    expect.arrayContaining([
      expect.stringMatching(/models\/version\.ts.* → .*platform\/platform\.ts/u),
      'circle of files: test/unit/a.test.ts → test/unit/b.ts → test/unit/a.test.ts',
    ]),
  );
});

test('refuses a circle of rooms where no two files import each other, at any depth', () => {
  expect(planted('circle of rooms').filter((fault) => fault.includes(runtime))).toStrictEqual([
    `circle of rooms in ${runtime}: members → wxs → members (${runtime}/members/c.ts imports ${runtime}/wxs/d.ts; ${runtime}/wxs/inner/a.ts imports ${runtime}/members/inner/b.ts)`,
  ]);
});

test('refuses an import of a file that is not there', () => {
  expect(planted('lost import')).toStrictEqual([
    'lost import: packages/host/src/lost.ts imports ./gone',
  ]);
});

test('refuses the 21st file that git tracks in a folder, not counting its sub-folders', () => {
  expect(planted('full folder')).toStrictEqual([
    'full folder: test/full has 21 files; 20 are the most',
  ]);
});
