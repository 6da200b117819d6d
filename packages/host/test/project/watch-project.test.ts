import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BuildOptions } from '../../src/project/build-project';
import { isForeignLink } from '../../src/project/foreign-link';
import type { BuildResult } from '../../src/project/kit/program-bundle';
import { watchProject } from '../../src/project/watch-project';
import type { TemporaryProject } from './temporary-project';
import { temporaryProject } from './temporary-project';

/** Watches a project and hands its results out one by one. */
async function watching(project: TemporaryProject, options: BuildOptions = {}) {
  const results: BuildResult[] = [];
  const waiting: ((result: BuildResult) => void)[] = [];
  const watch = watchProject(
    project.dir,
    (result) => {
      const next = waiting.shift();
      if (next === undefined) results.push(result);
      else next(result);
    },
    options,
  );
  await watch.ready;
  return {
    close: () => watch.close(),
    next: () => {
      const result = results.shift();
      return result === undefined
        ? new Promise<BuildResult>((resolve) => waiting.push(resolve))
        : Promise.resolve(result);
    },
  };
}

function idOf(result: BuildResult): string {
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  return result.bundle.id;
}

describe('watching a project', () => {
  it('builds at once, after changes, and tells of failures and of the next success', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());

    project.write({ 'pages/home/home.wxml': '<view>changed</view>' });
    const second = await watch.next();
    expect(idOf(second)).not.toBe(first);

    project.write({ 'pages/home/home.js': 'Page({' });
    expect(await watch.next()).toMatchObject({
      kind: 'failed',
      diagnostics: [{ file: 'pages/home/home.js', line: 1 }],
    });

    project.write({ 'pages/home/home.js': 'Page({})' });
    expect(idOf(await watch.next())).toBe(idOf(second));
    await watch.close();
  });

  it('notices files that come and go', async () => {
    const project = temporaryProject({ 'app.js': 'require("./lib/a")', 'lib/a.js': '' });
    const watch = await watching(project);
    const first = idOf(await watch.next());

    project.remove('lib/a.js');
    expect(await watch.next()).toMatchObject({ kind: 'built', warnings: [{ file: 'app.js' }] });
    project.write({ 'lib/a.ts': 'export {}' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('gives the bundle another id when only an image changed', async () => {
    const project = temporaryProject({ 'images/a.png': 'one' });
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'images/a.png': 'two' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('misses no second change of a file that follows at once', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'pages/home/home.js': 'Page({' });
    project.write({ 'pages/home/home.js': 'Page({ data: {} })' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('says nothing when nothing that matters changed', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'README.md': 'notes' });
    project.write({ 'pages/home/home.wxml': '<text>next</text>' });
    const next = idOf(await watch.next());
    expect(next).not.toBe(first);
    await watch.close();
  });
});

describe('what of a project’s folder is watched', () => {
  /** A project whose program lies in a folder of its own, as most do. */
  const config = (root: string, rest: object = {}) => ({
    'project.config.json': JSON.stringify({ appid: 'wx1', miniprogramRoot: root, ...rest }),
  });
  const program = (root: string, home = '<view/>') => ({
    [`${root}app.json`]: '{ "pages": ["pages/home/home"] }',
    [`${root}app.js`]: 'App({})',
    [`${root}pages/home/home.js`]: 'Page({})',
    [`${root}pages/home/home.wxml`]: home,
  });
  const somePackage = () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    mkdirSync(join(folder, 'node_modules/inner'), { recursive: true });
    const write = (path: string, text: string) => {
      writeFileSync(join(folder, path), text);
    };
    write('index.json', '{ "component": true }');
    write('index.js', 'Component({})');
    write('index.wxml', '<view/>');
    return {
      folder,
      write,
      remove: () => {
        rmSync(folder, { recursive: true });
      },
    };
  };
  const usesPackage = {
    'program/pages/home/home.json': '{ "usingComponents": { "a-b": "some-package/index" } }',
    'program/pages/home/home.wxml': '<a-b/>',
  };

  it('is a file of the program, wherever its root lies', async () => {
    const project = temporaryProject({ ...config('program/'), ...program('program/') });
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'program/pages/home/home.wxml': '<view>changed</view>' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it.each(['project.config.json', 'project.private.config.json'])('is %s', async (file) => {
    const project = temporaryProject({ ...config('program/'), ...program('program/') });
    const watch = await watching(project);
    expect(await watch.next()).toMatchObject({ bundle: { manifest: { appid: 'wx1' } } });
    project.write({ [file]: JSON.stringify({ appid: 'wx2', miniprogramRoot: 'program/' }) });
    expect(await watch.next()).toMatchObject({ bundle: { manifest: { appid: 'wx2' } } });
    await watch.close();
  });

  it('is another root as soon as project.config.json names it, and the old one no more', async () => {
    const project = temporaryProject({
      ...config('program/'),
      ...program('program/'),
      ...program('other/', '<text/>'),
    });
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write(config('other/'));
    const second = idOf(await watch.next());
    expect(second).not.toBe(first);
    project.write({ 'program/images/a.png': 'of no interest' });
    project.write({ 'other/pages/home/home.wxml': '<text>changed</text>' });
    const third = idOf(await watch.next());
    expect([first, second]).not.toContain(third);
    project.write({ 'other/pages/home/home.wxml': '<text/>' });
    expect(idOf(await watch.next())).toBe(second);
    await watch.close();
  });

  it('is not what a link shows, and a link to a folder above ends', async () => {
    const outside = temporaryProject({ 'deep/secret.js': '' });
    const project = temporaryProject();
    symlinkSync(join(outside.dir, 'deep'), join(project.dir, 'outside'));
    symlinkSync(project.dir, join(project.dir, 'above'));
    const watch = await watching(project);
    const first = idOf(await watch.next());
    outside.write({ 'deep/secret.js': 'changed', 'deep/image.png': 'new' });
    project.write({ 'pages/home/home.wxml': '<view>changed</view>' });
    const second = idOf(await watch.next());
    expect(second).not.toBe(first);
    expect(isForeignLink(join(project.dir, 'outside'))).toBe(true);
    expect(isForeignLink(join(project.dir, 'above'))).toBe(true);
    expect(isForeignLink(join(project.dir, 'pages'))).toBe(false);
    await watch.close();
  });

  it('is a package that lies in miniprogram_npm as a link', async () => {
    const { folder, write, remove } = somePackage();
    const project = temporaryProject({
      ...config('program/'),
      ...program('program/'),
      ...usesPackage,
      'program/miniprogram_npm/.keep': '',
    });
    symlinkSync(folder, join(project.dir, 'program/miniprogram_npm/some-package'));
    const watch = await watching(project);
    const first = idOf(await watch.next());
    write('index.wxml', '<view>changed</view>');
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
    remove();
  });

  it('is a folder mounted into the program, without what npm put there', async () => {
    const { folder, write, remove } = somePackage();
    const project = temporaryProject({
      ...config('program/'),
      ...program('program/'),
      ...usesPackage,
    });
    const mounts = { 'miniprogram_npm/some-package': folder };
    const watch = await watching(project, { mounts });
    const first = idOf(await watch.next());
    write('node_modules/inner/picture.png', 'of no interest');
    write('index.wxml', '<view>changed</view>');
    const second = idOf(await watch.next());
    write('index.wxml', '<view/>');
    expect(second).not.toBe(first);
    expect(idOf(await watch.next())).toBe(first);
    await watch.close();
    remove();
  });

  it('is nothing else: a picture beside the program leaves the program as it is', async () => {
    const project = temporaryProject({
      ...config('program/'),
      ...program('program/'),
      'docs/picture.png': 'one',
    });
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'docs/picture.png': 'two', 'picture.png': 'new' });
    project.write({ 'program/pages/home/home.wxml': '<view>changed</view>' });
    await watch.next();
    project.write({ 'program/pages/home/home.wxml': '<view/>' });
    expect(idOf(await watch.next())).toBe(first);
    await watch.close();
  });
});
