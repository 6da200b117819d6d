import type { Page } from 'playwright-core';

import type { PhoneInBrowser, PhoneLook } from '../support/phone-in-browser';
import { openPhoneInBrowser } from '../support/phone-in-browser';

/** The text size that the person set in WeChat: all type follows it, and nothing is cut off or covered. */
let phone: PhoneInBrowser;

beforeAll(async () => {
  phone = await openPhoneInBrowser();
});

afterAll(() => phone.close());

const large: PhoneLook = { device: 'small-phone', fontScale: 1.4 };

const sights = [
  ['the account', 'pages/account/account', '#delete', {}],
  ['the account, offline', 'pages/account/account', '#retry', { network: 'offline' }],
  ['the ways to a number', 'pages/phone/phone', '#not-now', {}],
  ['manual entry', 'pages/phone-manual/phone-manual', '#not-now', {}],
  ['the profile', 'pages/profile/profile', '#not-now', {}],
] as const;

const looks = sights.flatMap(([what, entry, until, settings]) =>
  ['zh_CN', 'zh_TW', 'en'].map((language) => ({ what, entry, until, language, settings })),
);

/** Words wider than their place, targets below 48 px, and neighbours that cover each other. */
const faultsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const name = (element: Element) => `${element.id} ${element.className}`.trim();
    const all = [...document.querySelectorAll<HTMLElement>('page .ob-page *')].filter(
      ({ offsetWidth }) => offsetWidth > 0,
    );
    const cut = all
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((element) => `cut off: ${name(element)}`);
    const targets = all.filter((element) => element.tagName === 'WX-BUTTON');
    const places = targets.map((element) => element.getBoundingClientRect());
    const small = targets
      .filter((_element, index) => (places[index]?.height ?? 0) < 48)
      .map((element) => `small: ${name(element)}`);
    const covered = targets
      .filter((_element, index) => {
        const [before, place] = [places[index - 1], places[index]];
        return before !== undefined && place !== undefined && place.top < before.bottom - 0.5;
      })
      .map((element) => `covered: ${name(element)}`);
    return cut.concat(small, covered);
  });

const sizeOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

test.each(looks)('$what at 1.4 on the small phone, in $language', async (look) => {
  const page = await phone.openAfresh(look.entry, {
    ...large,
    ...look.settings,
    language: look.language,
  });
  try {
    await page.locator(look.until).waitFor();
    expect(await sizeOf(page, '.ob-page')).toBeCloseTo(17 * 1.4);
    expect(await faultsOf(page)).toStrictEqual([]);
  } finally {
    await page.close();
  }
});

test('a number and a code are seen whole at 1.4 on the small phone', async () => {
  const page = await phone.openAfresh('pages/phone-manual/phone-manual', large);
  try {
    await page.locator('#not-now').waitFor();
    for (const [field, text] of [
      ['#number', '13580006666'],
      ['#code', '123456'],
    ] as const) {
      const input = page.locator(`${field} input`);
      await input.fill(text);
      const { needed, room } = await input.evaluate((element) => {
        const pen = document.createElement('canvas').getContext('2d');
        if (pen === null) throw new Error('This browser measures no text.');
        const { font, paddingLeft, paddingRight } = getComputedStyle(element);
        pen.font = font;
        return {
          needed: pen.measureText((element as HTMLInputElement).value).width,
          room: element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight),
        };
      });
      expect(needed).toBeGreaterThan(50);
      expect(room).toBeGreaterThanOrEqual(needed);
    }
  } finally {
    await page.close();
  }
});

test('the ways to a number stand on the small phone without scrolling, at the standard size', async () => {
  const page = await phone.openAfresh('pages/phone/phone', { device: 'small-phone' });
  try {
    await page.locator('#not-now').waitFor();
    expect(await sizeOf(page, '.ob-page')).toBe(17);
    const { bottom } = await page
      .locator('#not-now')
      .evaluate(
        (element) => element.getBoundingClientRect().toJSON() as { readonly bottom: number },
      );
    expect(bottom).toBeLessThanOrEqual(568);
  } finally {
    await page.close();
  }
});
