/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { takeConsole } from 'onboarding-testing';

import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

test('a WXS module that throws is told, and every page is rendered without it', async () => {
  const { dir } = temporaryProject({
    'app.json': '{ "pages": ["pages/home/home", "pages/other/other"] }',
    'pages/home/home.wxml':
      '<wxs src="./broken.wxs" module="m"/><view class="a">{{m.before}}{{m.after}}!</view>',
    'pages/home/broken.wxs': 'exports.before = "so far";\nnobody();\nexports.after = "never";',
    'pages/home/home.js': 'Page({})',
    'pages/other/other.wxml': '<view class="b">other</view>',
    'pages/other/other.js': 'Page({})',
  });
  const run = await runProgram(dir);
  expect(document.querySelector('.a')?.textContent).toBe('so far!');
  expect(run.exceptions).toStrictEqual(['WXS pages/home/broken.wxs: nobody is not defined']);
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/other/other' }]);
  expect(document.querySelector('.b')?.textContent).toBe('other');
  run.close();
});

test('a WXS function that throws gives nothing, as in WeChat; the page opens and later data is drawn', async () => {
  const { dir } = temporaryProject({
    'app.json': '{ "pages": ["pages/home/home", "pages/upper/upper"] }',
    'pages/upper/upper.wxml': `
      <wxs module="w">module.exports.up = function (word) { return word.toUpperCase(); };</wxs>
      <view class="word">{{w.up(name)}}!</view>
      <view wx:if="{{w.up(name) === 'YOU'}}" class="yes">{{w.none(1)}}yes</view>
      <view wx:for="{{w.up(name)}}" class="letter">{{item}}</view>`,
    'pages/upper/upper.js': `Page({
      onLoad() { getApp().loaded = true; },
      call() { this.setData({ name: 'you' }); },
    })`,
  });
  const run = await runProgram(dir);
  const text = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join();
  const opened = await run.runtime.wx.call('reLaunch', [{ url: '/pages/upper/upper' }]);
  expect(opened).toStrictEqual({ errMsg: 'reLaunch:ok' });
  expect([text('.word'), text('.yes'), text('.letter')]).toStrictEqual(['!', '', '']);
  expect(await run.runtime.evaluate('() => getApp().loaded', [])).toBe(true);
  expect(new Set(run.exceptions)).toStrictEqual(
    new Set(["WXS: Cannot read properties of undefined (reading 'toUpperCase')"]),
  );
  await run.runtime.evaluate('() => getCurrentPages()[0].call()', []);
  expect([text('.word'), text('.yes'), text('.letter')]).toStrictEqual(['YOU!', 'yes', 'Y,O,U']);
  // The engine on a list of nothing, and then of letters.
  expect(takeConsole()).toStrictEqual([
    'The for-list data is neither Array nor Object, got type "undefined".',
    'Use string as for-list is generally for testing. Each character is treated as an item.',
  ]);
  run.close();
});
