import type { Page } from 'playwright-core';

import type { PhoneInBrowser } from '../../support/phone-in-browser';
import { openPhoneInBrowser } from '../../support/phone-in-browser';

/** The program by the computer's keyboard alone: where Tab goes, and that every sheet is left again. */
let phone: PhoneInBrowser;

beforeAll(async () => {
  phone = await openPhoneInBrowser();
});

afterAll(() => phone.close());

/** The nearest name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    const own = active?.closest('[id]')?.id ?? '';
    return /^$|^host-/.test(own) ? (active?.getAttribute('aria-label') ?? '') : own;
  });

async function press(page: Page, ...keys: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    found.push(await focused(page));
  }
  return found;
}

/** The first stop of the page, after the bars of WeChat. */
async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let stops = 0; stops < 10; stops += 1) {
    const [at = ''] = await press(page, 'Tab');
    seen.push(at);
    if (at === name) return;
  }
  throw new Error(`Tab does not reach ${name}: ${seen.join(', ')}`);
}

const sheetOf = (page: Page) => page.locator('.host-page-area [aria-modal="true"]');

test('from the account to the phone page, the privacy guide and back', async () => {
  const page = await phone.openAfresh('pages/account/account', { privacy: 'not-agreed' });
  await page.locator('#phone').waitFor();
  await tabTo(page, 'profile');
  expect(await press(page, 'Tab')).toStrictEqual(['phone']);
  await press(page, 'Enter');
  await page.locator('.phone__heading').waitFor();
  await tabTo(page, 'quick');
  await press(page, ' ');
  await sheetOf(page).waitFor();
  expect(await press(page, 'Tab', 'Tab', 'Tab', 'Tab')).toStrictEqual([
    '查看隐私保护指引',
    'privacy-agree',
    'privacy-refuse',
    '查看隐私保护指引',
  ]);
  await press(page, 'Escape');
  await sheetOf(page).waitFor({ state: 'detached' });
  expect(await press(page, 'Tab')).toStrictEqual(['quick']);
  await page.close();
});

test('Tab and Escape in a sheet that still rises: the page stays where it is', async () => {
  const page = await phone.openAfresh('pages/phone/phone', { privacy: 'not-agreed' });
  await page.locator('#quick').waitFor();
  const tools = await page.context().newCDPSession(page);
  await tools.send('Animation.enable');
  await tools.send('Animation.setPlaybackRate', { playbackRate: 0.02 });
  await tabTo(page, 'quick');
  await press(page, ' ');
  await sheetOf(page).waitFor();
  expect(await press(page, 'Tab')).toStrictEqual(['查看隐私保护指引']);
  const scrolled = () =>
    page.locator('.host-page-area').evaluate((area) => area.scrollTop + area.scrollLeft);
  await expect(scrolled()).resolves.toBe(0);
  await tools.send('Animation.setPlaybackRate', { playbackRate: 1 });
  await press(page, 'Escape');
  await sheetOf(page).waitFor({ state: 'detached' });
  await page.close();
});

test('a calling code is searched and chosen', async () => {
  const page = await phone.openAfresh('pages/phone-manual/phone-manual');
  await page.locator('#region').waitFor();
  await tabTo(page, 'region');
  await press(page, 'Enter');
  await sheetOf(page).waitFor();
  await press(page, 'Tab');
  await page.keyboard.type('+27');
  await page.locator('#region-86').waitFor({ state: 'detached' });
  expect(await press(page, 'Tab', 'Tab', 'Tab')).toStrictEqual([
    '国家或地区',
    'region-27',
    '搜索名称或区号',
  ]);
  await press(page, 'Shift+Tab', 'Enter');
  await sheetOf(page).waitFor({ state: 'detached' });
  await expect(page.locator('#region').textContent()).resolves.toContain('+27');
  await page.close();
});
