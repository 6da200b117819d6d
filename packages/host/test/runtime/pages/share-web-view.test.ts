/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { settled } from 'onboarding-testing';

import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

test('a share tells the web-view’s messages first, and the hook its address', async () => {
  const { dir } = temporaryProject({
    'pages/home/home.wxml': '<web-view src="https://a.test/x" bindmessage="hear" />',
    'pages/home/home.js': `Page({
      log: [],
      hear({ detail }) { this.log.push(detail.data); },
      onShareAppMessage({ from, webViewUrl }) { this.log.push([from, webViewUrl]); return {}; },
      said() { return this.log; },
    })`,
  });
  const run = await runProgram(dir);
  const page = run.runtime.pages()[0]?.root.component;
  const source = document.querySelector('iframe')?.contentWindow ?? null;
  const data = { name: 'postMessage', arg: { data: 'hello' } };
  window.dispatchEvent(new MessageEvent('message', { data, source }));
  document.querySelector<HTMLElement>('[data-navigation="menu"]')?.click();
  run.phone.surfaces.top('action-sheet')?.answer(0);
  await settled();
  expect(await page?.callMethod('said', [])).toStrictEqual([
    ['hello'],
    ['menu', 'https://a.test/x'],
  ]);
  run.close();
});
