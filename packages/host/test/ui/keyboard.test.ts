import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { ScreenInBrowser } from './screen-in-browser';
import { openScreenInBrowser } from './screen-in-browser';

/** A program under the keyboard of the computer, which its author never thought of. */
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

const focused = () =>
  page.evaluate(() => document.activeElement?.closest('[id]')?.id ?? 'something else');

/** What has the focus after each press. */
async function press(...keys: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    found.push(await focused());
  }
  return found;
}

const heard = () => screen.miniProgram.evaluate('() => getCurrentPages()[0].data.heard.splice(0)');

/** Whether there is a line around what has the focus. */
const isRinged = () =>
  page.evaluate(() => {
    const around = document.activeElement?.closest('[id]');
    return around instanceof Element && getComputedStyle(around).outlineStyle === 'solid';
  });

test('Tab reaches what the program calls a button, Enter taps it as a finger would, in the window', async () => {
  await page.locator('#pad').click();
  await heard();
  expect(await press('Tab', 'Tab', 'Tab')).toStrictEqual(['role', 'button', 'name']);
  await press('Shift+Tab', 'Shift+Tab', 'Enter');
  // Only a tap may ask for this.
  await page.locator('[data-surface="question"], [data-surface="permission"]').first().waitFor();
  expect(await heard()).toStrictEqual(['role 195,290 = 195,290']);
});

describe('with a sheet of the program open', () => {
  beforeEach(async () => {
    await page.locator('#button').focus();
    await press('Enter');
    await page.locator('#sheet').waitFor();
  });

  test('Tab stays inside it, and Enter reaches nothing behind it', async () => {
    await screen.miniProgram.evaluate(
      '() => { getCurrentPages()[0].openSheet = () => { getCurrentPages()[0].data.heard.push("behind"); }; }',
    );
    await press('Enter');
    expect(await press('Tab', 'Tab', 'Tab', 'Tab')).toStrictEqual([
      'first',
      'second',
      'third',
      'first',
    ]);
    expect(await press('Shift+Tab', 'Shift+Tab')).toStrictEqual(['third', 'second']);
    expect(await heard()).toStrictEqual([]);
  });

  test('Escape taps beside it, and the focus comes back to what opened it', async () => {
    await press('Tab', 'Escape');
    await page.locator('#sheet').waitFor({ state: 'detached' });
    expect(await press('Tab')).toStrictEqual(['button']);
  });
});

test('what the keyboard chose has a ring, a field as well; what a finger chose has none', async () => {
  await page.locator('#pad').click();
  await press('Tab');
  expect(await isRinged()).toBe(true);
  await press('Tab', 'Tab');
  expect([await focused(), await isRinged()]).toStrictEqual(['name', true]);
  await page.locator('#name').click();
  await page.keyboard.type('x');
  expect([await focused(), await isRinged()]).toStrictEqual(['name', false]);
});
