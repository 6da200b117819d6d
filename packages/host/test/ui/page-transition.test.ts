import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { createHostControl } from '../../src/host-control';
import type { ScreenInBrowser } from './screen-in-browser';
import { openScreenInBrowser } from './screen-in-browser';

/** A page that opens over another as on a phone. */
let screen: ScreenInBrowser;
let page: Page;

const set = (pageTransition: string) => createHostControl(screen.url).set({ pageTransition });

beforeAll(async () => {
  screen = await openScreenInBrowser(join(__dirname, 'fixtures/touch'));
  page = screen.page;
});

afterAll(async () => {
  await screen.close();
});

beforeEach(async () => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await page.locator('#pad').waitFor();
  await set('slow');
});

const routes = () =>
  screen.miniProgram.evaluate('() => getCurrentPages().map(({ route }) => route.split("/").pop())');
const places = () => page.locator('.host-page-area > [data-page]:visible').count();
const oneIsLeft = () =>
  page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>('.host-page-area > [data-page]')].filter(
        ({ hidden }) => !hidden,
      ).length === 1,
  );
const heightOf = (selector: string) => page.locator(selector).evaluate((box) => box.clientHeight);
const tapOpen = async () => {
  const { x, y } = (await page.locator('#open').boundingBox()) ?? { x: NaN, y: NaN };
  await page.touchscreen.tap(x + 20, y + 20);
};
const left = () =>
  page
    .locator('[data-page="pages/target/target"]')
    .last()
    .evaluate((place) => place.getBoundingClientRect().left);

test('the page below is seen and takes a second tap while the new one slides over it', async () => {
  await tapOpen();
  expect(await left()).toBeGreaterThan(0);
  await tapOpen();
  expect(await routes()).toStrictEqual(['home', 'target', 'target']);
  await oneIsLeft();
  expect(await left()).toBe(0);
});

test('each of the two is styled by its own sheet meanwhile', async () => {
  expect(await heightOf('.middle')).toBe(60);
  await tapOpen();
  expect([await heightOf('.middle'), await heightOf('.field')]).toStrictEqual([60, 400]);
  await oneIsLeft();
  expect(await heightOf('.field')).toBe(400);
});

test('a page that is left slides off the one below, which takes taps at once', async () => {
  await set('none');
  await tapOpen();
  await set('slow');
  await page.locator('[aria-label="返回"]').click();
  expect(await places()).toBe(2);
  expect(await routes()).toStrictEqual(['home']);
  await page.locator('#role').tap();
  expect(await screen.miniProgram.evaluate('() => getCurrentPages()[0].data.heard')).toContain(
    'role 195,290 = 195,290',
  );
  await oneIsLeft();
});

test('wx.onAppRouteDone tells when nothing moves any more', async () => {
  await screen.miniProgram.evaluate(
    '() => { wx.onAppRouteDone(() => { getCurrentPages()[0].done = true; }); }',
  );
  const isDone = () => screen.miniProgram.evaluate('() => getCurrentPages()[0].done === true');
  await tapOpen();
  expect(await isDone()).toBe(false);
  await oneIsLeft();
  expect(await isDone()).toBe(true);
});

test.each([
  ['for people who want nothing to move', 'navigateTo', 'slow', 'reduce'],
  ['when automation drives it', 'navigateTo', 'none', 'no-preference'],
  ['for redirectTo', 'redirectTo', 'slow', 'no-preference'],
  ['for reLaunch', 'reLaunch', 'slow', 'no-preference'],
] as const)('a page is there at once %s', async (_, api, transition, reducedMotion) => {
  await set(transition);
  await page.emulateMedia({ reducedMotion });
  await screen.miniProgram.evaluate(`() => wx.${api}({ url: "../target/target" })`);
  expect(await places()).toBe(1);
  expect(await left()).toBe(0);
});
