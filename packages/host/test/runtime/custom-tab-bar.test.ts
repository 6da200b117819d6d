/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { settled } from 'onboarding-testing';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;
let error: jest.SpyInstance;

beforeEach(() => {
  error = jest.spyOn(console, 'error').mockReturnValue();
});

afterEach(() => {
  error.mockRestore();
  run.close();
});

const evaluate = (source: string) => run.runtime.evaluate(source, []);
const call = (name: string, options: object = {}) => run.runtime.wx.call(name, [options]);
const log = () => evaluate('() => getApp().log.splice(0)');

const tabPage = `Page({
  onLoad() { getApp().log.push(this.route + ' load ' + typeof this.getTabBar()); },
  onShow() { this.getTabBar().select(this.route); },
})`;

const tabBar = {
  'custom-tab-bar/index.json': '{ "component": true }',
  'custom-tab-bar/index.wxml': '<view class="bar" bindtap="go">{{selected}}</view><inner />',
  'custom-tab-bar/index.wxss': '.bar { position: fixed; bottom: 0; }',
  'custom-tab-bar/index.js': `Component({
    data: { selected: '' },
    lifetimes: {
      attached() { getApp().log.push('bar attached'); },
      ready() { getApp().log.push('bar ready'); },
      detached() { getApp().log.push('bar detached'); },
    },
    pageLifetimes: {
      show() { getApp().log.push('bar show'); },
      hide() { getApp().log.push('bar hide'); },
    },
    methods: {
      select(route) { this.setData({ selected: route }); },
      go() { wx.switchTab({ url: '/pages/two/two' }); },
    },
  })`,
};

const project = (files: Readonly<Record<string, string>>) =>
  temporaryProject({
    'app.js': 'App({ log: [] })',
    'app.json': JSON.stringify({
      pages: ['one', 'two', 'plain'].map((name) => `pages/${name}/${name}`),
      tabBar: {
        custom: true,
        list: ['one', 'two'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })),
      },
      usingComponents: { inner: '/inner/inner' },
    }),
    'inner/inner.json': '{ "component": true }',
    'inner/inner.wxml': '',
    'inner/inner.js': `Component({ attached() {
      getApp().log.push('in ' + getCurrentPages()[0].route + ' ' + typeof this.getTabBar());
    } })`,
    'pages/one/one.js': tabPage,
    'pages/one/one.wxml': '<inner />',
    'pages/two/two.js': tabPage,
    'pages/two/two.wxml': '<view></view>',
    'pages/plain/plain.js': 'Page({ onLoad() { getApp().log.push(typeof this.getTabBar()); } })',
    'pages/plain/plain.wxml': '<view></view>',
    ...files,
  }).dir;

const bars = () =>
  Array.from(document.querySelectorAll<HTMLElement>('[data-page]'), (page) => [
    page.dataset['page'],
    page.hidden,
    page.querySelector('[class~="bar"], [class*="--bar"]')?.textContent,
  ]);

test('each tab page has a tab bar of its own, there before the page is', async () => {
  run = await runProgram(project(tabBar));
  expect(await log()).toStrictEqual([
    'bar attached',
    'in pages/one/one object',
    'in pages/one/one object',
    'pages/one/one load object',
    'bar show',
    'bar ready',
  ]);
  expect(bars()).toStrictEqual([['pages/one/one', false, 'pages/one/one']]);
  const bar = document.querySelector('[data-page] [class*="bar"]');
  for (const type of ['mousedown', 'mouseup']) {
    bar?.dispatchEvent(new MouseEvent(type, { bubbles: true, buttons: 1 }));
  }
  await settled();
  expect(await log()).toStrictEqual([
    'bar hide',
    'bar attached',
    'in pages/two/two object',
    'pages/two/two load object',
    'bar show',
    'bar ready',
  ]);
  expect(bars()).toStrictEqual([
    ['pages/one/one', true, 'pages/one/one'],
    ['pages/two/two', false, 'pages/two/two'],
  ]);
  expect(run.exceptions).toStrictEqual([]);
});

test('it goes with its page, and other pages have none', async () => {
  run = await runProgram(project(tabBar));
  await call('navigateTo', { url: '/pages/plain/plain' });
  expect((await log()) as readonly string[]).toContain('undefined');
  await call('reLaunch', { url: '/pages/plain/plain' });
  expect(await log()).toStrictEqual(['bar detached', 'undefined']);
  expect(run.exceptions).toStrictEqual([]);
});

test('one that cannot be made leaves the page alone', async () => {
  run = await runProgram(
    project({
      ...tabBar,
      'custom-tab-bar/index.js': 'Component({ data: { get x() { throw new Error("no data"); } } })',
      'pages/one/one.js': 'Page({ onLoad() { getApp().log.push("load"); } })',
    }),
  );
  expect((await log()) as readonly string[]).toContain('load');
  expect(run.exceptions).toStrictEqual(['no data']);
});
