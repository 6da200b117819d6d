import { readFileSync } from 'node:fs';

import type { FrameLocator, Page } from 'playwright-core';

import type { DeskInBrowser } from '../../support/desk/desk-in-browser';
import { openDeskInBrowser, violationsOf } from '../../support/desk/desk-in-browser';

/** Every state of the program can be reached from the desk, by hand and by keyboard. */
let desk: DeskInBrowser;

beforeAll(async () => {
  desk = await openDeskInBrowser();
});

afterAll(() => desk.close());

const quick = (phone: FrameLocator) => phone.locator('#quick wx-button').last();
const status = (page: Page, text: string) => page.locator('.status', { hasText: text });

async function startOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run Start over' }).click();
  await page.getByRole('button', { name: 'Yes, do it' }).click();
  await page.getByRole('button', { name: 'Run Start over' }).waitFor();
}

async function toMethods(phone: FrameLocator): Promise<void> {
  await phone.locator('#phone').last().click();
  await phone.locator('#quick').last().waitFor();
}

test('an armed outcome is shown until the tap that uses it up', async () => {
  const { page, phone } = await desk.open();
  await toMethods(phone);
  const field = page.locator('.field', { has: page.getByLabel('Quick', { exact: true }) });
  await field.locator('select').selectOption('too-frequent');
  await field.locator('.armed-sign').waitFor();
  await quick(phone).click();
  await field.locator('.armed-sign').waitFor({ state: 'hidden' });
  await expect(field.locator('select').inputValue()).resolves.toBe('granted');
  await page.context().close();
});

test('another person takes the number: the conflict comes on the phone; start over forgets it all', async () => {
  const { page, phone } = await desk.open();
  await page.getByRole('button', { name: 'Run Someone else takes this number' }).click();
  await toMethods(phone);
  await quick(phone).click();
  await phone.locator('.host-answers button').last().click();
  await phone.locator('#move').waitFor();
  await page.getByLabel('Quick, left').fill('7');
  await page.getByLabel('Quick, left').press('Enter');
  await page.locator('#tab-charges .count', { hasText: '1' }).waitFor();
  await startOver(page);
  await page.locator('.head-page', { hasText: 'pages/account/account' }).waitFor();
  await phone.locator('#phone').waitFor();
  await expect(page.getByLabel('Quick, left').inputValue()).resolves.not.toBe('7');
  await expect(page.locator('#tab-charges .count').isVisible()).resolves.toBe(false);
  expect(desk.stand.wechat.ledger.charges()).toHaveLength(0);
  await page.context().close();
});

test('the SMS comes to the phone as a banner, and a tap fills the code in, which hands it in', async () => {
  const { page, phone } = await desk.open();
  await page.getByRole('combobox', { name: 'Open a page' }).fill('pages/phone-manual/phone-manual');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await phone.locator('#number input').fill('18612349077');
  await phone.locator('#send').click();
  await phone.locator('.host-sms').click();
  await page.locator('.head-page', { hasText: 'pages/account/account' }).waitFor();
  const bound = phone.locator('.account__value', { hasText: '186 **** **77' });
  await bound.waitFor();
  await expect(bound.isVisible()).resolves.toBe(true);
  await page.context().close();
});

test('a request opens to what was sent and received, its token masked', async () => {
  const { page } = await desk.open();
  await page.locator('#tab-requests').click();
  const row = page.locator('#panel-requests li', { hasText: '/v1/sessions' }).last();
  await row.locator('summary').click();
  await row.getByRole('region', { name: 'Response' }).waitFor();
  await expect(row.locator('.path').textContent()).resolves.toBe('/v1/sessions');
  await expect(row.textContent()).resolves.toContain('"token": "••••');
  await page.context().close();
});

test('the status line follows the program into the background and back', async () => {
  const { page } = await desk.open();
  await page.getByRole('button', { name: 'Send to background' }).click();
  await status(page, 'In the background').waitFor();
  await expect(page.locator('.veil').isVisible()).resolves.toBe(true);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await status(page, 'Running').waitFor();
  await expect(page.locator('.veil').isVisible()).resolves.toBe(false);
  await page.context().close();
});

test('beside an editor the settings are the first tab, and everything fits', async () => {
  const { page } = await desk.open({ width: 800 });
  await expect(page.locator('[role="tab"]:visible').first().textContent()).resolves.toBe(
    'Settings',
  );
  await page.getByLabel('Network').waitFor();
  const box = await page.locator('.device').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 901)).toBeLessThan(900);
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 801) <= 400).toBe(true);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflow).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.panel', { has: page.getByLabel('Network') }).waitFor();
  await expect(page.locator('#tab-settings').isVisible()).resolves.toBe(false);
  await page.context().close();
});

test('on a screen as small as a phone there is no bezel', async () => {
  const { page } = await desk.open({ width: 420, height: 860 });
  const padding = await page.locator('.device').evaluate((node) => getComputedStyle(node).padding);
  expect(padding).toBe('0px');
  await page.context().close();
});

test('everything on the desk can be reached by the keyboard', async () => {
  const { page } = await desk.open({ width: 800 });
  const reached = new Set<string>();
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.id ?? at?.textContent ?? '';
    });
    reached.add(name);
  }
  for (const name of [
    'Open a page',
    'Zoom',
    'tab-settings',
    'Run Let 5 minutes pass',
    'Run Start over',
  ]) {
    expect([...reached]).toContain(name);
  }
  await page.context().close();
});

test('a picture of the phone is saved as a PNG of its screen', async () => {
  const { page } = await desk.open();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Screenshot' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('pages-account-account.png');
  const png = readFileSync(await download.path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toStrictEqual([780, 1688]);
  // A blank page of this size takes less than a tenth of that.
  expect(png.length).toBeGreaterThan(20_000);
  await page.context().close();
});

const looks = [1440, 800, 420].flatMap((width) => [
  { width, theme: 'light' as const },
  { width, theme: 'dark' as const },
]);

test.each(looks)('axe finds nothing on the desk at $width px, $theme', async (look) => {
  const { page, phone } = await desk.open(look);
  const found: (readonly string[])[] = [];
  await page.getByLabel('Quick', { exact: true }).selectOption('no-permission');
  await page.locator('.armed-sign:visible').waitFor();
  await page.getByRole('button', { name: 'Run Start over' }).click();
  found.push(await violationsOf(page));
  await page.getByRole('button', { name: 'Cancel: Quick' }).click();
  for (const tab of ['console', 'requests', 'charges', 'storage']) {
    await page.locator(`#tab-${tab}`).click();
    const row = page.locator('#panel-requests summary').last();
    if (tab === 'requests') await row.click();
    if (tab === 'requests') await page.locator('.exchange').last().waitFor();
    found.push(await violationsOf(page));
  }
  await phone.locator('#phone').waitFor();
  expect(found.flat()).toStrictEqual([]);
  await page.context().close();
});
