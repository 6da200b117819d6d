import { join } from 'node:path';

import automator from 'miniprogram-automator';
import type AutomatedElement from 'miniprogram-automator/out/Element';
import type AutomatedPage from 'miniprogram-automator/out/Page';
import { freePort } from 'onboarding-testing';
import type { Page } from 'playwright-core';

import { startHost } from '../../src/start-host';
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

function missing(): never {
  throw new Error('it is not on the screen');
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

test('a finger that opens a page as it lifts taps and focuses nothing there', async () => {
  const { x, y, width, height } = (await page.locator('#open').boundingBox()) ?? missing();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.locator('#field').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  expect(await focused()).toBe('body');
  expect(await heard()).toStrictEqual([]);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  expect(await focused()).toBe('input');
});

test('what a tap cannot reach, and what covers it, is told to the developer', async () => {
  const lines: unknown[] = [];
  screen.miniProgram.on('console', ({ args }: { args: unknown[] }) => lines.push(...args));
  const low = await element('#low');
  await low.tap();
  await screen.miniProgram.evaluate('() => getCurrentPages()[0].mask()');
  await low.tap();
  await screen.miniProgram.evaluate('() => { wx.showModal({ title: "?" }); }');
  await page.locator('.host-dialog').waitFor();
  await low.tap();
  expect(lines).toStrictEqual([
    'The touch does not reach view#low.low: view#mask.mask covers it.',
    'The touch does not reach view#low.low: the phone’s modal covers it.',
  ]);
  const notices = screen.journal
    .recent()
    .flatMap((entry) => (entry.kind === 'notice' ? [entry.text] : []));
  expect(notices).toStrictEqual(lines);
  await screen.miniProgram.native().confirmModal();
  screen.miniProgram.removeAllListeners('console');
});

describe('the host’s notice of an uncaught error', () => {
  const notice = () => page.locator('.host-notices');
  const crash = async () => {
    await screen.miniProgram.evaluate(
      '() => { setTimeout(() => { throw new Error("crashed"); }) }',
    );
    await notice().getByText('crashed').first().waitFor();
  };

  test('lets a finger, the mouse and an automated tap through to the page', async () => {
    await crash();
    const low = await element('#low');
    await low.tap();
    const { x, y, width, height } = (await page.locator('#low').boundingBox()) ?? missing();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await page.mouse.click(x + width / 2, y + height / 2);
    expect(await heard()).toMatchObject(Array(3).fill(expect.stringMatching(/^tap /)));
    expect(await notice().isVisible()).toBe(true);
  });

  test('goes with the page that it was shown on', async () => {
    await crash();
    await screen.miniProgram.evaluate('() => wx.navigateTo({ url: "../target/target" })');
    await page.locator('#field').waitFor();
    expect(await notice().isVisible()).toBe(false);
  });

  test('stays when the page that opens threw it', async () => {
    await screen.miniProgram.evaluate(
      '() => wx.navigateTo({ url: "../target/target?crash=onLoad" })',
    );
    await page.locator('#field').waitFor();
    expect(await notice().getByText('crashed in onLoad').first().isVisible()).toBe(true);
  });

  test('is not in a picture of a browser that automation launched', async () => {
    const automationPort = await freePort();
    const projectPath = join(__dirname, 'fixtures/touch');
    const host = await startHost({ projectPath, port: 0, automationPort, browser: 'launch' });
    await host.automationUrl;
    const wsEndpoint = `ws://127.0.0.1:${automationPort}`;
    const launched = await automator.connect({ wsEndpoint });
    const thrown = new Promise((resolve) => launched.on('exception', resolve));
    await launched.evaluate('() => { setTimeout(() => { throw new Error("crashed"); }) }');
    await thrown;
    const picture = await launched.screenshot();
    launched.disconnect();
    await host.close();
    const colours = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const surface = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      surface?.drawImage(bitmap, 0, 0);
      const column = surface?.getImageData(bitmap.width - 40, bitmap.height / 2, 1, 700).data ?? [];
      return [...new Set(column)];
    }, String(picture));
    expect(colours).toStrictEqual([255]);
  });
});
