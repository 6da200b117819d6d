import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import type { Host } from '../../src/start-host';
import { startHost } from '../../src/start-host';
import { temporaryProject } from '../project/temporary-project';
import { openBrowser } from './screen-in-browser';

/** What the desk says when something is wrong: in the program, in its sources, or with the host. */
const project = temporaryProject();
let host: Host;
let browser: Browser;

beforeEach(async () => {
  writeFileSync(
    join(project.dir, 'pages/home/home.wxml'),
    `<view id="throw" bindtap="throwNow">throw</view><view id="reject" bindtap="reject">reject</view><view id="captures">{{captures}}</view>`,
  );
  writeFileSync(
    join(project.dir, 'pages/home/home.js'),
    `Page({
  throwNow() {
    console.log(new Map([['a', new Error('inside')]]));
    throw new TypeError('thrown on tap');
  },
  reject() {
    Promise.reject(new RangeError('nobody caught'));
  },
  data: { captures: 0 },
  onLoad() {
    wx.onUserCaptureScreen(() => this.setData({ captures: this.data.captures + 1 }));
  },
});
`,
  );
  host = await startHost({ projectPath: project.dir, port: 0 });
  browser = await openBrowser();
});

afterEach(async () => {
  await browser.close();
  await host.close();
});

async function openDesk(): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
  });
  await page.goto(host.url);
  await page.frameLocator('iframe').locator('#throw').waitFor();
  return page;
}

const notices = (page: Page) => page.frameLocator('iframe').locator('.host-notices');

test('an exception names the program’s own file and line, on the desk and on the phone', async () => {
  const page = await openDesk();
  await page.frameLocator('iframe').locator('#throw').click();
  await page.locator('.status', { hasText: 'The program threw: thrown on tap' }).waitFor();
  const thrown = page.locator('#panel-console li > .line-content > .thrown').last();
  await expect(thrown.locator('.place').textContent()).resolves.toBe('pages/home/home.js:4');
  await thrown.locator('summary').first().click();
  await thrown.locator('.frame', { hasText: 'pages/home/home.js:4:11' }).waitFor();
  await thrown.getByText('inside the simulator').first().waitFor();
  await notices(page).getByText('pages/home/home.js:4:11').waitFor();
  await page.getByText('Map(1) {"a" → ').waitFor();
  await page.getByRole('button', { name: 'Restart' }).click();
  await page.locator('.status', { hasText: 'Running' }).waitFor();
});

test('a promise that nobody caught is told in the console, not over the phone', async () => {
  const page = await openDesk();
  await page.frameLocator('iframe').locator('#reject').click();
  await page.locator('#panel-console .thrown', { hasText: 'nobody caught' }).waitFor();
  await expect(notices(page).isVisible()).resolves.toBe(false);
  await page.frameLocator('iframe').locator('#throw').click();
  await notices(page).waitFor();
});

test('the picture of the phone has no notice of the host on it', async () => {
  const page = await openDesk();
  await page.frameLocator('iframe').locator('#throw').click();
  await notices(page).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Screenshot' }).click(),
  ]);
  const base64 = readFileSync(await download.path()).toString('base64');
  const colours = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const surface = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    surface?.drawImage(bitmap, 0, 0);
    const { width, height } = bitmap;
    return [...new Set(surface?.getImageData(width - 40, height / 2, 1, height / 2 - 20).data)];
  }, base64);
  expect(colours).toStrictEqual([255]);
});

test('the program hears of every picture that is taken with the desk', async () => {
  const page = await openDesk();
  const captures = page.frameLocator('iframe').locator('#captures');
  for (const count of ['1', '2']) {
    await page.getByRole('button', { name: 'Screenshot' }).click();
    await captures.filter({ hasText: count }).waitFor();
  }
  await expect(captures.textContent()).resolves.toBe('2');
});

test('a build that fails shows its lines with a caret', async () => {
  const page = await openDesk();
  writeFileSync(join(project.dir, 'pages/home/home.js'), 'Page({\n  data: {,\n});\n');
  await page.locator('.status', { hasText: '1 problem in the sources' }).waitFor();
  const source = await notices(page).locator('pre').first().textContent();
  const [line = '', caret = ''] = (source ?? '').split('\n');
  expect(line).toBe('2 |   data: {,');
  expect(line[caret.indexOf('^')]).toBe(',');
});

test('a server that is gone is no mistake of the program', async () => {
  const page = await openDesk();
  await host.close();
  await page.locator('.status', { hasText: 'Server is gone' }).waitFor();
  await expect(notices(page).textContent()).resolves.toContain('模拟器已断开');
  await expect(notices(page).textContent()).resolves.not.toContain('抛出');
});
