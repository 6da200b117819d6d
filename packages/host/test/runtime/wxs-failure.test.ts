/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
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
