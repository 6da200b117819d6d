import { join } from 'node:path';

import type AutomatedElement from 'miniprogram-automator/out/Element';
import type AutomatedPage from 'miniprogram-automator/out/Page';
import type { Page } from 'playwright-core';

import type { ScreenInBrowser } from './screen-in-browser';
import { openScreenInBrowser } from './screen-in-browser';

/** What touches make of a program, given by the automation client and by real fingers. */
let screen: ScreenInBrowser;
let page: Page;

beforeAll(async () => {
  screen = await openScreenInBrowser(join(__dirname, 'fixtures/touch'));
  page = screen.page;
});

afterAll(async () => {
  await screen.close();
});

beforeEach(async () => {
  await page.reload();
  await page.locator('#pad').waitFor();
});

async function top(): Promise<AutomatedPage> {
  const found = await screen.miniProgram.currentPage();
  if (found === undefined) throw new Error('no page');
  return found;
}

async function element(selector: string): Promise<AutomatedElement> {
  const found = await (await top()).$(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** What the page on top heard since the last time. */
const heard = () =>
  screen.miniProgram.evaluate('() => getCurrentPages().slice(-1)[0].data.heard.splice(0)');

test('given touches arrive where they were given, also while the page is pulled down', async () => {
  const pad = await element('#pad');
  const at = (pageY: number) => {
    const point = { identifier: 0, pageX: 20, pageY };
    return { touches: [point], changeTouches: [point] };
  };
  await pad.touchstart(at(100));
  await pad.touchmove(at(230));
  await pad.touchmove(at(400));
  await pad.touchend({ ...at(400), touches: [] });
  expect(await heard()).toStrictEqual([
    'touchstart 0@100 of 0@100',
    'touchmove 0@230 of 0@230',
    'touchmove 0@400 of 0@400',
    'touchend  of 0@400',
  ]);
});

test('two given fingers are one event each, and no tap', async () => {
  const pad = await element('#pad');
  const both = [0, 1].map((identifier) => ({ identifier, pageX: 20, pageY: 10 + identifier }));
  await pad.touchstart({ touches: both, changeTouches: both });
  await pad.touchend({ touches: [], changeTouches: both });
  expect(await heard()).toStrictEqual([
    'touchstart 0@10 1@11 of 0@10 1@11',
    'touchend  of 0@10 1@11',
  ]);
});

test('a finger’s tap is in both of its lists', async () => {
  await page.touchscreen.tap(195, 191);
  expect(await heard()).toStrictEqual([
    'touchstart 0@100 of 0@100',
    'touchend  of 0@100',
    'tap 0@100 of 0@100',
  ]);
});
