import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import {
  bindElsewhereByTap,
  firstNumber,
  otherNumber,
  smsCodeFor,
} from '../../support/other-person';
import type { PhoneInBrowser } from '../../support/phone-in-browser';
import { openPhoneInBrowser } from '../../support/phone-in-browser';

/** The forms under a finger and a keyboard, on the smallest phone. */
let phone: PhoneInBrowser;

beforeAll(async () => {
  phone = await openPhoneInBrowser();
});

afterAll(() => phone.close());

/** What WeChat's title and a keyboard for digits with its bar leave of 568 px. */
const SEEN_PX = 568 - 64 - 260;
/** From the middle of a field, where the cursor stands, to its lower edge. */
const BELOW_CURSOR_PX = 24;

async function open(name: string): Promise<Page> {
  const page = await phone.openAfresh(`pages/${name}/${name}`, { device: 'small-phone' });
  await page.locator('.ob-page').waitFor();
  return page;
}

const cursorIn = (page: Page, field: string) =>
  page.waitForFunction(
    (selector) => document.activeElement?.closest('wx-input')?.matches(selector) === true,
    field,
  );

async function bottomOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`There is no ${selector}.`);
  return box.y + box.height;
}

/** WeChat lifts the page until the cursor has this distance from the keyboard. */
function cursorSpacing(name: string): number {
  const path = join(__dirname, `../../../miniprogram/pages/${name}/${name}.wxml`);
  const found = [...readFileSync(path, 'utf8').matchAll(/cursor-spacing="\{\{(\d+)\}\}"/g)];
  return Math.min(...found.map(([, pixels]) => Number(pixels)));
}

/** From the cursor to the lower edge of the primary button. */
const reach = async (page: Page, field: string): Promise<number> =>
  (await bottomOf(page, '.ob-button--primary')) - (await bottomOf(page, field)) + BELOW_CURSOR_PX;

test.each([
  ['phone-manual', '#number'],
  ['phone-manual', '#code'],
  ['profile', '.ob-field'],
])('%s, the cursor in %s: the primary button stands above the keyboard', async (name, field) => {
  const page = await open(name);
  await expect(reach(page, field)).resolves.toBeLessThanOrEqual(cursorSpacing(name));
  expect(cursorSpacing(name)).toBeLessThanOrEqual(SEEN_PX - BELOW_CURSOR_PX);
  await page.close();
});

test('a number, its code and no tap more: the cursor is where it is wanted, the account says so', async () => {
  const page = await open('phone-manual');
  await cursorIn(page, '#number');
  await page.keyboard.type('135 8000 6666');
  await page.locator('#send').tap();
  await page.locator('.ob-notice--success').waitFor();
  await cursorIn(page, '#code');
  await expect(reach(page, '#code')).resolves.toBeLessThanOrEqual(cursorSpacing('phone-manual'));
  await page.keyboard.type(await smsCodeFor(phone.stand, firstNumber));
  await page.locator('[data-surface="toast"]').filter({ hasText: '绑定成功' }).waitFor();
  await expect(page.locator('.account__value').textContent()).resolves.toContain('135 **** **66');
  await page.close();
});

test('a number of another account: no keyboard lies on the sheet that asks', async () => {
  const page = await open('phone-manual');
  await bindElsewhereByTap(phone.stand);
  await page.keyboard.type(otherNumber.number);
  await page.locator('#send').tap();
  await cursorIn(page, '#code');
  await page.keyboard.type(await smsCodeFor(phone.stand, otherNumber));
  await page.locator('#move').waitFor();
  await page.locator('[data-keyboard]').waitFor({ state: 'detached' });
  await page.locator('#move').tap();
  await page.locator('[data-surface="toast"]').filter({ hasText: '绑定成功' }).waitFor();
  await expect(page.locator('.account__value').textContent()).resolves.toContain('120 **** **01');
  await page.close();
});

test('an empty form: the cursor goes into the field that is told of', async () => {
  const manual = await open('phone-manual');
  await manual.locator('#submit').tap();
  await manual.locator('#number-message .ob-field__message').waitFor();
  await cursorIn(manual, '#number');
  await manual.keyboard.type('1');
  await manual.locator('.ob-field__message').waitFor({ state: 'detached' });
  await manual.close();

  const profile = await open('profile');
  await profile.locator('#save').tap();
  await profile.locator('#nickname-message .ob-field__message').waitFor();
  await cursorIn(profile, '.ob-field');
  await profile.keyboard.type('小满');
  await profile.locator('.ob-field__message').waitFor({ state: 'detached' });
  await profile.locator('#save').tap();
  await profile.locator('[data-surface="toast"]').filter({ hasText: '已保存' }).waitFor();
  await expect(profile.locator('.account__name').textContent()).resolves.toContain('小满');
  await profile.close();
});

test('the list of calling codes opens at the one that is chosen', async () => {
  const page = await open('phone-manual');
  await page.locator('#region').tap();
  await page.locator('#region-27').tap();
  await page.locator('#region').tap();
  await expect(
    page.locator('[role="radio"][aria-checked="true"]').textContent(),
  ).resolves.toContain('+27');
  const list = await page.locator('[role="radiogroup"]').boundingBox();
  const row = await page.locator('#region-27').boundingBox();
  expect(list?.y ?? NaN).toBeLessThanOrEqual(row?.y ?? NaN);
  await expect(bottomOf(page, '#region-27')).resolves.toBeLessThanOrEqual(
    (list?.y ?? NaN) + (list?.height ?? NaN) + 1,
  );
  await page.close();
});

test('in the lab nothing is wider than the phone or lies on its neighbour', async () => {
  const page = await open('lab');
  const collisions = await page.locator('.lab__line').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const [name, value] = [...line.children].map((cell) => cell.getBoundingClientRect());
      const isApart = name === undefined || value === undefined || name.right <= value.left;
      return isApart && line.scrollWidth <= line.clientWidth ? [] : [line.textContent];
    }),
  );
  expect(collisions).toStrictEqual([]);
  await page.close();
});
