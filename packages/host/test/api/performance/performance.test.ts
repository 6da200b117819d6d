/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

const files = {
  'app.js': `
    const seen = [];
    const performance = wx.getPerformance();
    const observer = performance.createObserver((list) => {
      seen.push(list.getEntries().map(({ name }) => name));
    });
    observer.observe({ entryTypes: ['render'] });
    App({ seen, observer });`,
  'app.json': JSON.stringify({ pages: ['pages/home/home', 'pages/other/other'] }),
  ...Object.fromEntries(
    ['home', 'other'].flatMap((name) => [
      [`pages/${name}/${name}.wxml`, `<view>${name}</view>`],
      [`pages/${name}/${name}.js`, 'Page({})'],
    ]),
  ),
};

interface Told {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly routes: number;
  readonly first: number;
  readonly seen: readonly (readonly string[])[];
  readonly same: boolean;
  readonly types: readonly string[];
}

const ask = `() => {
  const performance = wx.getPerformance();
  return {
    entries: performance.getEntries(),
    routes: performance.getEntriesByType('navigation').length,
    first: performance.getEntriesByName('firstRender', 'render').length,
    seen: getApp().seen,
    same: performance === wx.getPerformance(),
    types: getApp().observer.supportedEntryTypes,
  };
}`;

test('the launch, every route and every first render are measured, and observers hear theirs', async () => {
  const run = await runProgram(temporaryProject(files).dir);
  await run.runtime.evaluate('() => wx.offAppRouteDone()', []);
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/other/other' }]);
  await run.runtime.evaluate('() => getApp().observer.disconnect()', []);
  await run.runtime.wx.call('navigateBack', [{}]);
  const told = (await run.runtime.evaluate(ask, [])) as Told;
  expect(
    told.entries.map(({ name, path, navigationType }) => [name, path, navigationType]),
  ).toStrictEqual([
    ['appLaunch', 'pages/home/home', 'appLaunch'],
    ['firstRender', 'pages/home/home', undefined],
    ['route', 'pages/other/other', 'navigateTo'],
    ['firstRender', 'pages/other/other', undefined],
    ['route', 'pages/home/home', 'navigateBack'],
  ]);
  expect(told.entries[2]).toMatchObject({
    entryType: 'navigation',
    referrerPath: 'pages/home/home',
    referrerPageId: told.entries[0]?.['pageId'],
    duration: expect.any(Number) as unknown,
    startTime: expect.any(Number) as unknown,
  });
  expect(told).toMatchObject({ routes: 3, first: 2, same: true, types: ['navigation', 'render'] });
  expect(told.seen).toStrictEqual([['firstRender'], ['firstRender']]);
  await run.runtime.evaluate('() => wx.getPerformance().setBufferSize(1)', []);
  expect(((await run.runtime.evaluate(ask, [])) as Told).entries).toHaveLength(1);
  run.close();
});
