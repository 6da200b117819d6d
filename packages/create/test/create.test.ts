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
import { join } from 'node:path';

import { create } from '../src/create/create';
import { findTemplate } from '../src/template';

/** Where a repository is started: packages/build/test/installed/created.test.ts runs what is written. */
let above: string;

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'creating-'));
});

afterEach(() => {
  rmSync(above, { recursive: true });
});

const createIn = (name: string) =>
  create({ folder: join(above, name), name, packages: undefined }, findTemplate());

test.each([
  ['my-program', 'my-program'],
  ['My Program', 'my-program'],
  ['邻里小铺', 'my-program'],
  ['小铺 shop.v2', 'shop.v2'],
  ['_-x-', 'x'],
])('a folder of the name %j becomes the package %s', (folder, name) => {
  createIn(folder);
  const text = readFileSync(join(above, folder, 'package.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ name });
  expect(readFileSync(join(above, folder, 'README.md'), 'utf8')).toMatch(`# ${folder}\n`);
});

test('a clone of a repository that was just made is a place for it, and its README.md stays', () => {
  mkdirSync(join(above, 'shop/.git'), { recursive: true });
  writeFileSync(join(above, 'shop/README.md'), '# ours\n');
  writeFileSync(join(above, 'shop/LICENSE'), 'MIT\n');
  createIn('shop');
  expect(readFileSync(join(above, 'shop/README.md'), 'utf8')).toBe('# ours\n');
  expect(existsSync(join(above, 'shop/miniprogram/app.json'))).toBe(true);
});

test('a folder with something else in it is not, and what is in the way is named', () => {
  mkdirSync(join(above, 'shop/src'), { recursive: true });
  writeFileSync(join(above, 'shop/.gitignore'), 'dist\n');
  expect(() => createIn('shop')).toThrow(
    'is not empty, it has .gitignore, src: name a new folder.',
  );
  expect(readdirSync(join(above, 'shop')).sort()).toStrictEqual(['.gitignore', 'src']);
});

test('the new README.md names files that are there', () => {
  createIn('shop');
  const named = [
    ...readFileSync(join(above, 'shop/README.md'), 'utf8').matchAll(
      /`([\w./-]+\/[\w./-]+|project[\w.]+example\.json)`/gu,
    ),
  ];
  expect(named.length).toBeGreaterThan(6);
  for (const [, path = ''] of named) {
    expect([path, existsSync(join(above, 'shop', path))]).toStrictEqual([path, true]);
  }
});
