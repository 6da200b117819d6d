import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { resolveProgramFile } from '../../../src/project/read/program-file';

describe('files served from a program', () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'served-')));
  const root = join(base, 'program');
  beforeAll(() => {
    mkdirSync(join(root, 'images'), { recursive: true });
    mkdirSync(join(root, '.hidden'));
    mkdirSync(join(base, 'program-beside'));
    const files = [
      'program/images/a b.png',
      'program/app.json',
      'program/app.ts',
      'program/page.wxml',
      'program/.hidden/a.png',
      'secret.png',
      'program-beside/a.png',
    ];
    for (const file of files) writeFileSync(join(base, file), '');
    symlinkSync(join(base, 'secret.png'), join(root, 'images/link.png'));
    symlinkSync(join(base, 'program-beside'), join(root, 'beside'));
    symlinkSync(join(root, 'app.json'), join(root, 'images/json.png'));
    symlinkSync(join(root, 'images'), join(root, 'pictures'));
  });
  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  it.each([
    ['images/a%20b.png', 'images/a b.png'],
    ['/images/a%20b.png?v=1', 'images/a b.png'],
    ['pictures/a%20b.png', 'images/a b.png'],
  ])('finds %s', (address, file) => {
    expect(resolveProgramFile(root, address)).toBe(join(root, file));
  });

  it.each([
    '../secret.png',
    '%2e%2e/secret.png',
    'images/..%2f..%2fsecret.png',
    'images\\..\\..\\secret.png',
    'images/link.png',
    'images/json.png',
    'beside/a.png',
    '../program-beside/a.png',
    'images/a%20b.png%00.txt',
    'images/%zz.png',
    '.hidden/a.png',
    'app.json',
    'app.ts',
    'page.wxml',
    'images',
    'images/gone.png',
    '',
  ])('does not give away %s', (address) => {
    expect(resolveProgramFile(root, address)).toBeUndefined();
  });
});
