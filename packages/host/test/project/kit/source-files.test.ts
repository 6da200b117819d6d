import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { openSourceFiles } from '../../../src/project/kit/source-files';
import { temporaryProject } from '../temporary-project';

test('a link out of the program shows nothing, one inside of it what it leads to', () => {
  const outside = temporaryProject({ 'secret.js': 'secret' });
  const { dir } = temporaryProject({ 'lib/own.js': 'own' });
  symlinkSync(join(outside.dir, 'secret.js'), join(dir, 'linked.js'));
  symlinkSync(outside.dir, join(dir, 'folder'));
  symlinkSync(join(dir, 'lib/own.js'), join(dir, 'inside.js'));
  symlinkSync(join(dir, 'gone.js'), join(dir, 'nothing.js'));
  const files = openSourceFiles(dir);
  for (const path of ['linked.js', 'folder/secret.js', 'nothing.js']) {
    expect([path, files.has(path), files.read(path)]).toStrictEqual([path, false, undefined]);
  }
  expect([files.has('inside.js'), files.read('inside.js')]).toStrictEqual([true, 'own']);
});

test('a folder that is mounted may lie elsewhere, and be a link itself', () => {
  const elsewhere = temporaryProject({ 'index.js': 'package' });
  const { dir } = temporaryProject();
  symlinkSync(elsewhere.dir, join(dir, 'link'));
  const files = openSourceFiles(dir, { 'miniprogram_npm/pack': join(dir, 'link') });
  expect(files.read('miniprogram_npm/pack/index.js')).toBe('package');
});
