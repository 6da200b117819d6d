/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;

const heard = () =>
  run.runtime.evaluate('() => getApp().heard', []) as Promise<
    readonly (readonly [string, unknown])[]
  >;

/** A program that writes down what the events of `wx` tell it. */
const files = {
  'app.js': `
    const heard = [];
    for (const name of ['Error', 'AppShow', 'AppHide', 'PageNotFound', 'KeyboardHeightChange', 'NetworkStatusChange']) {
      wx['on' + name]((event) => heard.push([name, event]));
    }
    App({ heard });`,
  'pages/home/home.js': `Page({
    open() {
      return new Promise((success) => wx.navigateTo({
        url: '/pages/other/other',
        events: { hello: (word) => getApp().heard.push(['hello', word]) },
        success,
      }));
    },
    leave() { wx.exitMiniProgram(); },
  })`,
  'pages/home/home.wxml': '<input id="field" /><view id="leave" bindtap="leave">leave</view>',
  'pages/other/other.wxml': '<view>other</view>',
  'pages/other/other.js': `Page({
    onLoad() { this.getOpenerEventChannel().emit('hello', 'from onLoad'); },
  })`,
  'app.json': JSON.stringify({ pages: ['pages/home/home', 'pages/other/other'] }),
};

beforeEach(async () => {
  run = await runProgram(temporaryProject(files).dir);
});

afterEach(() => {
  run.close();
});

test('wx.onAppShow hears the launch, wx.onAppHide why the program left', async () => {
  run.runtime.setVisible(false);
  expect(await heard()).toStrictEqual([
    [
      'AppShow',
      {
        path: 'pages/home/home',
        query: {},
        scene: 1001,
        referrerInfo: {},
        apiCategory: 'default',
      },
    ],
    ['AppHide', { reason: 0 }],
  ]);
});

test('wx.exitMiniProgram at a tap puts the program to the back', async () => {
  const button = run.runtime.pages()[0]?.root.query('#leave')?.dom;
  button?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  button?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  expect((await heard()).at(-1)).toStrictEqual(['AppHide', { reason: 0 }]);
});

test('wx.onPageNotFound hears of an entry page that does not exist, and may lead elsewhere', async () => {
  run.close();
  run = await runProgram(
    temporaryProject({
      ...files,
      'app.js': `${files['app.js']}
        wx.onPageNotFound(() => wx.redirectTo({ url: '/pages/other/other' }));`,
    }).dir,
    { entry: '/pages/gone/gone?a=1' },
  );
  expect((await heard()).find(([name]) => name === 'PageNotFound')).toStrictEqual([
    'PageNotFound',
    { path: 'pages/gone/gone', query: { a: '1' }, isEntryPage: true },
  ]);
  expect(run.runtime.pages().map(({ path }) => path)).toStrictEqual(['pages/other/other']);
});

test('an opened page reaches the events of its opener from its onLoad on', async () => {
  await run.runtime.pages()[0]?.root.component?.callMethod('open', []);
  expect(await heard()).toContainEqual(['hello', 'from onLoad']);
});

test('wx.onKeyboardHeightChange hears the keyboard of a field rise and go', async () => {
  const field = run.runtime.pages()[0]?.root.query('#field')?.dom.querySelector('input');
  field?.focus();
  field?.blur();
  const heights = (await heard()).filter(([name]) => name === 'KeyboardHeightChange');
  expect(heights).toStrictEqual([
    ['KeyboardHeightChange', { height: 48 }],
    ['KeyboardHeightChange', { height: 0 }],
  ]);
});

test('wx.onNetworkStatusChange tells another type of network, not another speed', async () => {
  run.phone.settings.set({ network: 'slow' });
  run.phone.settings.set({ network: 'offline' });
  run.phone.settings.set({ network: 'drops-answers' });
  const changes = (await heard()).filter(([name]) => name === 'NetworkStatusChange');
  expect(changes).toStrictEqual([
    ['NetworkStatusChange', { isConnected: false, networkType: 'none' }],
    ['NetworkStatusChange', { isConnected: true, networkType: 'wifi' }],
  ]);
});

test('wx.onError hears what nobody caught, with its stack', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await run.runtime.evaluate(
    `() => new Promise((complete) => wx.getStorageInfo({
      success() { throw new Error('on purpose'); },
      complete,
    }))`,
    [],
  );
  const errors = (await heard()).filter(([name]) => name === 'Error');
  expect(errors).toStrictEqual([
    [
      'Error',
      { message: expect.stringMatching(/^on purpose\nError: on purpose\n +at /) as string },
    ],
  ]);
  jest.restoreAllMocks();
});
