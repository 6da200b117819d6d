import { join } from 'node:path';

import { buildProject, createProjectBuilder } from '../../src/project/build-project';
import { builtBundle, runBundle } from './run-bundle';
import { temporaryProject } from './temporary-project';

const SHOP = join(__dirname, 'fixtures/shop');

describe('building a project', () => {
  it('makes one bundle of a program with packages, subpackages, templates and themes', async () => {
    const { manifest, script, sourceMap } = await builtBundle(SHOP);
    expect(manifest.pages).toStrictEqual(['pages/list/list', 'order/pages/cart/cart']);
    expect(Object.keys(manifest.components).sort()).toStrictEqual([
      'components/price-tag/price-tag',
      'miniprogram_npm/rate-stars/index',
      'order/pages/cart/cart',
      'pages/list/list',
    ]);
    expect(manifest.modules).toContain('models/price.js');
    expect(Object.keys(manifest.styles)).toStrictEqual([
      'app',
      ...Object.keys(manifest.components),
    ]);
    const shown: unknown[] = [];
    const program = runBundle(
      { id: '', manifest, script, sourceMap },
      {
        App: () => undefined,
        Page: (options: { data: unknown }) => shown.push(options.data),
      },
    );
    program.load('pages/list/list.js');
    expect(shown).toStrictEqual([{ goods: [{ name: 'tea', price: '¥18.50' }] }]);
    expect(Object.keys(program.templates()).sort()).toStrictEqual([
      'components/price-tag/price-tag',
      'miniprogram_npm/rate-stars/index',
      'order/pages/cart/cart',
      'pages/list/list',
      'templates/goods',
    ]);
  });

  it('gives the same bundle for the same sources', async () => {
    const [first, second] = [await builtBundle(SHOP), await builtBundle(SHOP)];
    expect(second).toStrictEqual(first);
  });

  it('compiles again only what changed, and drops what is gone', async () => {
    const project = temporaryProject({
      'pages/home/home.wxml': '<include src="./part.wxml"/>',
      'pages/home/part.wxml': '<view>part</view>',
    });
    const builder = createProjectBuilder(project.dir);
    const before = await builder.build();
    builder.invalidate('everything');
    expect(await builder.build()).toStrictEqual(before);
    project.write({ 'pages/home/home.wxml': '<view>alone</view>' });
    builder.invalidate('everything');
    const after = await builder.build();
    const fresh = await buildProject(project.dir);
    expect(after).toStrictEqual(fresh);
    builder.close();
  });

  it('reads again only the files that are said to have changed', async () => {
    const said = (words: string) => ({ 'pages/home/home.wxml': `<view>${words}</view>` });
    const project = temporaryProject(said('first'));
    const builder = createProjectBuilder(project.dir);
    const first = await builder.build();
    project.write(said('second'));
    builder.invalidate([join(project.dir, 'pages/home/home.wxss')]);
    expect(await builder.build()).toStrictEqual(first);
    builder.invalidate([join(project.dir, 'pages/home/home.wxml')]);
    expect(await builder.build()).toStrictEqual(await buildProject(project.dir));
    builder.close();
  });

  it('shows folders from elsewhere as packages of the program', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.json': '{"usingComponents":{"rate-stars":"rate-stars"}}',
      'pages/home/home.wxml': '<rate-stars/>',
    });
    const result = await buildProject(dir, {
      mounts: { 'miniprogram_npm/rate-stars': join(SHOP, 'miniprogram_npm/rate-stars') },
    });
    expect(result).toMatchObject({ kind: 'built', warnings: [] });
  });

  it.each([
    ['broken-json', 'pages/a/a.json', 3],
    ['broken-script', 'pages/a/a.js', 2],
    ['broken-style', 'pages/a/a.wxss', 2],
    ['broken-template', 'pages/a/a.wxml', 3],
  ])('reports what is wrong with %s and makes no bundle', async (name, file, line) => {
    const result = await buildProject(join(__dirname, 'fixtures', name));
    expect(result).toMatchObject({
      kind: 'failed',
      diagnostics: [{ severity: 'error', file, line }],
    });
  });
});
