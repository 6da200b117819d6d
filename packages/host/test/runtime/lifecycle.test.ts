/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';

const sampler = join(__dirname, 'fixtures/sampler');

let run: ProgramRun;

const log = () => run.runtime.evaluate('() => getApp().log', []) as Promise<readonly string[]>;

async function since(length: number): Promise<readonly string[]> {
  return (await log()).slice(length);
}

beforeEach(async () => {
  run = await runProgram(sampler);
});

afterEach(() => {
  run.close();
});

test('launches app, page and components in WeChat’s order', async () => {
  expect(await log()).toStrictEqual([
    'app.onLaunch pages/first/first',
    'app.onShow',
    'counter.created',
    'counter.attached',
    'first.onLoad {} 1',
    'first.onShow',
    'counter.pageShow',
    'counter.ready',
    'first.onReady',
  ]);
});

test('opens a page over another: the lower one hides, the query arrives as written', async () => {
  const { length } = await log();
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/second/second?from=a%20b' }]);
  expect(await since(length)).toStrictEqual([
    'first.onHide',
    'counter.pageHide',
    'second.onLoad {"from":"a%20b"} 2',
    'second.onShow',
    'second.onReady',
  ]);
  expect(run.runtime.pages().map(({ path }) => path)).toStrictEqual([
    'pages/first/first',
    'pages/second/second',
  ]);
});

test('goes back: the upper page unloads, the lower one shows again with its own title', async () => {
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/second/second' }]);
  expect(document.body.textContent).toContain('own title');
  const { length } = await log();
  await run.runtime.wx.call('navigateBack', [{ url: null }]);
  expect(await since(length)).toStrictEqual([
    'second.onUnload',
    'first.onShow',
    'counter.pageShow',
  ]);
  expect(document.body.textContent).not.toContain('own title');
});

test('relaunches with components detached', async () => {
  const { length } = await log();
  await run.runtime.wx.call('reLaunch', [{ url: '/pages/second/second' }]);
  expect(await since(length)).toStrictEqual([
    'first.onUnload',
    'counter.detached',
    'second.onLoad {} 1',
    'second.onShow',
    'second.onReady',
  ]);
});

test('refuses an eleventh page and an unknown one in WeChat’s words', async () => {
  const open = () => run.runtime.wx.call('navigateTo', [{ url: '/pages/second/second' }]);
  for (let depth = 2; depth <= 10; depth += 1) await open();
  await expect(open()).rejects.toThrow('webview count limit exceed');
  await expect(run.runtime.wx.call('redirectTo', [{ url: '/pages/none/none' }])).rejects.toThrow(
    'page "pages/none/none" is not found',
  );
});

test('hides and shows the program when the person leaves and returns', async () => {
  const { length } = await log();
  run.runtime.setVisible(false);
  run.runtime.setVisible(true);
  expect(await since(length)).toStrictEqual([
    'first.onHide',
    'counter.pageHide',
    'app.onHide',
    'app.onShow',
    'first.onShow',
    'counter.pageShow',
  ]);
});

test('tells the program about another theme and changes its colours', async () => {
  const { length } = await log();
  run.phone.settings.set({ theme: 'dark' });
  expect(await since(length)).toStrictEqual(['app.onThemeChange dark']);
  const sheet = document.querySelector('style[data-wxss="app"]');
  expect(sheet?.textContent).toContain('min-width: 0px');
});

test('carries events between an opening and an opened page', async () => {
  const heard = await run.runtime.evaluate(
    `() => new Promise((resolve) => wx.navigateTo({
      url: '/pages/second/second',
      success: ({ eventChannel }) => {
        eventChannel.emit('hello', 'world');
        resolve(getApp().log.filter((line) => line.startsWith('second heard')));
      },
    }))`,
    [],
  );
  expect(heard).toStrictEqual(['second heard world']);
});
