/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

/** A page is still on top of the stack in its onUnload: programs find the page below as the last but one. */
let run: ProgramRun;

const pageThatTells = (name: string) => ({
  [`pages/${name}/${name}.js`]: `Page({
    data: { told: '' },
    onUnload() {
      const pages = getCurrentPages();
      getApp().heard.push('${name}: ' + pages.map(({ route }) => route.split('/').pop()).join(' '));
      pages[pages.length - 2]?.setData({ told: '${name}' });
    },
  })`,
  [`pages/${name}/${name}.wxml`]: '<view>{{told}}</view>',
});

beforeEach(async () => {
  const names = ['home', 'list', 'detail'];
  run = await runProgram(
    temporaryProject({
      'app.json': JSON.stringify({
        pages: [...names, 'tab'].map((name) => `pages/${name}/${name}`),
        tabBar: {
          list: ['home', 'tab'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })),
        },
      }),
      'app.js': 'App({ heard: [] })',
      ...Object.fromEntries(
        [...names, 'tab'].flatMap((name) => Object.entries(pageThatTells(name))),
      ),
    }).dir,
  );
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/list/list' }]);
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/detail/detail' }]);
});

afterEach(() => {
  run.close();
});

const heard = () => run.runtime.evaluate('() => getApp().heard', []);
const toldTo = () => run.runtime.evaluate('() => getCurrentPages().at(-1).data.told', []);

test('going back, it hands something to the page below', async () => {
  await run.runtime.wx.call('navigateBack', [{ delta: 1 }]);
  expect([await heard(), await toldTo()]).toStrictEqual([['detail: home list detail'], 'detail']);
});

test('each of several pages is on top when it goes', async () => {
  await run.runtime.wx.call('navigateBack', [{ delta: 2 }]);
  expect(await heard()).toStrictEqual(['detail: home list detail', 'list: home list']);
});

test('one that is replaced is on top of those that stay', async () => {
  await run.runtime.wx.call('redirectTo', [{ url: '/pages/list/list' }]);
  expect(await heard()).toStrictEqual(['detail: home list detail']);
});

test('reLaunch takes them from the top, and a tab that waits is in no stack', async () => {
  await run.runtime.wx.call('switchTab', [{ url: '/pages/tab/tab' }]);
  await run.runtime.wx.call('reLaunch', [{ url: '/pages/list/list' }]);
  expect(await heard()).toStrictEqual([
    'detail: home list detail',
    'list: home list',
    'tab: tab',
    'home: ',
  ]);
});
