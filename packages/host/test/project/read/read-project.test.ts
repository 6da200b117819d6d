import { inspectProject } from '../../../src/inspect-project';
import { readProject } from '../../../src/project/read/read-project';
import { builtBundle, complaints } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

function component(id: string, json: object = {}): Record<string, string> {
  return {
    [`${id}.json`]: JSON.stringify({ component: true, ...json }),
    [`${id}.js`]: 'Component({})',
    [`${id}.wxml`]: '<view/>',
  };
}

const page = (route: string): Record<string, string> => ({
  [`${route}.js`]: 'Page({})',
  [`${route}.wxml`]: '<view/>',
});

describe('reading a project', () => {
  it('fills in the documented defaults', async () => {
    const { manifest } = await builtBundle(temporaryProject().dir);
    expect(manifest).toMatchObject({
      appid: 'wx0000000000000000',
      projectName: 'small',
      libVersion: 'latest',
      pages: ['pages/home/home'],
      app: {
        entryPagePath: 'pages/home/home',
        darkmode: false,
        networkTimeout: {
          request: 60_000,
          connectSocket: 60_000,
          uploadFile: 60_000,
          downloadFile: 60_000,
        },
        window: {
          navigationBarBackgroundColor: '#000000',
          navigationStyle: 'default',
          onReachBottomDistance: 50,
        },
        rest: {},
      },
    });
    expect(manifest.app).not.toHaveProperty('tabBar');
    expect(manifest).not.toHaveProperty('theme');
  });

  it('lays a page’s window over the app’s and keeps what it does not know', async () => {
    const { dir } = temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home'],
        window: { navigationBarTitleText: 'App', backgroundColor: '@back' },
        networkTimeout: { request: 5000 },
        themeLocation: 'theme.json',
        darkmode: true,
        style: 'v2',
        lazyCodeLoading: 'requiredComponents',
      }),
      'theme.json': '{"light":{"back":"#fff"},"dark":{"back":"#000"}}',
      'pages/home/home.json': '{"navigationBarTitleText":"Home","disableScroll":true}',
    });
    const { manifest } = await builtBundle(dir);
    expect(manifest.components['pages/home/home']?.window).toMatchObject({
      navigationBarTitleText: 'Home',
      backgroundColor: '@back',
      disableScroll: true,
    });
    expect(manifest.app).toMatchObject({
      style: 'v2',
      darkmode: true,
      networkTimeout: { request: 5000, uploadFile: 60_000 },
      rest: { lazyCodeLoading: 'requiredComponents', themeLocation: 'theme.json' },
    });
    expect(manifest.theme).toStrictEqual({ light: { back: '#fff' }, dark: { back: '#000' } });
  });

  it('reads the private configuration over the shared one, but not what decides the build', async () => {
    const { dir } = temporaryProject({
      'project.private.config.json':
        '{"libVersion":"2.20.1","appid":"wxprivate","miniprogramRoot":"elsewhere/"}',
    });
    const { manifest } = await builtBundle(dir);
    expect(manifest).toMatchObject({ libVersion: '2.20.1', appid: 'wxprivate' });
  });

  it.each([
    ['{"appid":""}', '{}', 'touristappid'],
    ['{"appid":"wxshared"}', '{"appid":""}', 'wxshared'],
    ['{"setting":null}', undefined, 'touristappid'],
  ])('an empty appid names none: %s beside %s', (shared, own, appid) => {
    const { dir } = temporaryProject({
      'project.config.json': shared,
      ...(own === undefined ? {} : { 'project.private.config.json': own }),
    });
    expect(inspectProject(dir).appid).toBe(appid);
  });

  it('names the folder that is no project', () => {
    const nowhere = '/tmp/没有 这个文件夹';
    expect(() => inspectProject(nowhere)).toThrow(`There is no project.config.json in ${nowhere}.`);
  });

  it('finds the program below miniprogramRoot and names files from the project', async () => {
    const { dir } = temporaryProject({
      'project.config.json': '{"miniprogramRoot":"./source/"}',
      'source/app.json': '{"pages":["a"]}',
      'source/app.js': 'App({})',
      'source/a.js': 'Page({',
      'source/a.wxml': '<view/>',
    });
    expect(await complaints(dir)).toMatchObject([{ file: 'source/a.js', line: 1 }]);
  });

  it('lists the routes of subpackages after the main package', async () => {
    const { dir } = temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home'],
        subPackages: [{ root: 'shop/', pages: ['cart', 'list/list'] }],
      }),
      ...page('shop/cart'),
      ...page('shop/list/list'),
    });
    const { manifest } = await builtBundle(dir);
    expect(manifest.pages).toStrictEqual(['pages/home/home', 'shop/cart', 'shop/list/list']);
  });

  it('resolves components relative, absolute, beside, from packages, global and by generics', async () => {
    const { dir } = temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home'],
        usingComponents: { 'g-one': 'widgets/global' },
      }),
      'pages/home/home.json': JSON.stringify({
        usingComponents: {
          'r-one': '../../widgets/relative',
          'a-one': '/widgets/folder',
          'b-one': 'beside',
          'p-one': 'pack',
          'q-one': '@scope/pack/part',
        },
        componentPlaceholder: { 'p-one': 'view' },
      }),
      ...component('widgets/global'),
      ...component('widgets/relative', {
        componentGenerics: { item: { default: './generic' }, other: true },
        styleIsolation: 'apply-shared',
      }),
      ...component('widgets/generic'),
      ...component('widgets/folder/index'),
      ...component('pages/home/beside'),
      ...component('miniprogram_npm/pack/index'),
      ...component('miniprogram_npm/@scope/pack/part'),
      ...component('widgets/unused', { usingComponents: { gone: './gone' } }),
    });
    const { manifest } = await builtBundle(dir);
    expect(manifest.components['pages/home/home']).toMatchObject({
      component: false,
      usingComponents: {
        'g-one': 'widgets/global',
        'r-one': 'widgets/relative',
        'a-one': 'widgets/folder/index',
        'b-one': 'pages/home/beside',
        'p-one': 'miniprogram_npm/pack/index',
        'q-one': 'miniprogram_npm/@scope/pack/part',
      },
      componentPlaceholder: { 'p-one': 'view' },
    });
    expect(manifest.components['widgets/relative']).toMatchObject({
      component: true,
      componentGenerics: { item: { default: 'widgets/generic' }, other: true },
      styleIsolation: 'apply-shared',
    });
    expect(manifest.app.usingComponents).toStrictEqual({ 'g-one': 'widgets/global' });
    expect(Object.keys(manifest.components)).toContain('widgets/generic');
    expect(Object.keys(manifest.components)).not.toContain('widgets/unused');
  });

  it('brings the component of a custom tab bar', async () => {
    const { dir } = temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home', 'pages/me/me'],
        tabBar: {
          custom: true,
          list: [
            { pagePath: 'pages/home/home', text: 'Home' },
            { pagePath: 'pages/me/me', text: 'Me', iconPath: 'me.png' },
          ],
        },
      }),
      ...page('pages/me/me'),
      ...component('custom-tab-bar/index'),
    });
    const { manifest } = await builtBundle(dir);
    expect(manifest.components).toHaveProperty(['custom-tab-bar/index', 'component'], true);
    expect(manifest.app.tabBar).toMatchObject({
      custom: true,
      position: 'bottom',
      borderStyle: 'black',
    });
  });

  it('answers without compiling anything', () => {
    const result = readProject(temporaryProject({ 'app.js': 'not JavaScript at all' }).dir);
    expect(result).toMatchObject({ kind: 'read', warnings: [] });
  });
});
