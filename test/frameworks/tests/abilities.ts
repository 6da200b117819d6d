import type Element from 'miniprogram-automator/out/Element';
import type { InputElement, ScrollViewElement } from 'miniprogram-automator/out/Element';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

/** What a person does with a program and sees then; the same for every framework. */
export const abilities: Readonly<Record<string, (miniProgram: MiniProgram) => Promise<void>>> = {
  async 'a tap counts'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await expectText(home, '.count', '0');
    await tap(home, '.plus');
    await tap(home, '.plus');
    await expectText(home, '.count', '2');
  },

  async 'a list grows and shrinks'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await expectItems(home, ['milk', 'bread']);
    await tap(home, '.add');
    await expectItems(home, ['milk', 'bread', 'item 3']);
    await tap(home, '.remove');
    await expectItems(home, ['bread', 'item 3']);
  },

  async 'the phone number is granted'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await tap(home, '.phone');
    await eventually('the phone sheet', async () => {
      await miniProgram.native().authorizeAllow();
      return true;
    });
    await expectText(home, '.phone-said', 'granted');
  },

  async 'the phone number is declined'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await tap(home, '.phone');
    await eventually('the phone sheet', async () => {
      await miniProgram.native().authorizeCancel();
      return true;
    });
    await expectText(home, '.phone-said', 'getPhoneNumber:fail user deny');
  },

  async 'an avatar is chosen'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await tap(home, '.avatar');
    await eventually('the avatar sheet', async () => {
      await miniProgram.native().authorizeAllow();
      return true;
    });
    const picture = await found(home, '.picture');
    expect(await picture.attribute('src')).toMatch(/^(?:wxfile|http):\/\/tmp\//u);
  },

  async 'a nickname is typed'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    const field = await found<InputElement>(home, '.nickname');
    await field.input('Ada');
    await expectText(home, '.greeting', 'Hello Ada');
    expect(await field.value()).toBe('Ada');
  },

  async 'a picker changes'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await expectText(home, '.drink', 'tea');
    await (await found(home, '.drinks')).trigger('change', { value: 2 });
    await expectText(home, '.drink', 'water');
  },

  async 'a scroll-view and a page reach their ends'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await expectText(home, '.ends', '0');
    await (await found<ScrollViewElement>(home, '.scrolled')).scrollTo(0, 1000);
    await expectText(home, '.ends', '1');

    const second = await openSecond(miniProgram);
    await expectText(second, '.rows', '12');
    await miniProgram.pageScrollTo(10_000);
    await expectText(second, '.rows', '24');
    await miniProgram.navigateBack();
  },

  async 'a second page opens with its query, and goes back to the first as it was'(miniProgram) {
    const home = await currentPage(miniProgram, 'pages/home/home');
    await tap(home, '.plus');
    const second = await openSecond(miniProgram);
    expect(second.query).toStrictEqual({ from: 'home', count: '1' });
    await expectText(second, '.query', 'home 1');

    await tap(second, '.back');
    await expectText(await currentPage(miniProgram, 'pages/home/home'), '.count', '1');
    expect(await miniProgram.pageStack()).toHaveLength(1);
  },
};

async function openSecond(miniProgram: MiniProgram): Promise<Page> {
  await tap(await currentPage(miniProgram, 'pages/home/home'), '.open');
  return currentPage(miniProgram, 'pages/second/second');
}

/** Frameworks put keys of their own into the query; the page is the one with this path. */
const currentPage = (miniProgram: MiniProgram, path: string): Promise<Page> =>
  eventually(path, async () => {
    const page = await miniProgram.currentPage();
    return page?.path === path ? page : undefined;
  });

const found = <Kind extends Element>(page: Page, selector: string): Promise<Kind> =>
  eventually(selector, async () => ((await page.$(selector)) as Kind | null) ?? undefined);

async function tap(page: Page, selector: string): Promise<void> {
  await (await found(page, selector)).tap();
}

/** Frameworks draw when they please: what is expected may come a little later. */
async function expectText(page: Page, selector: string, text: string): Promise<void> {
  let last: string | undefined;
  await eventually(`"${text}" in ${selector}`, async () => {
    last = await (await found(page, selector)).text();
    return last === text ? true : undefined;
  }).catch(() => undefined);
  expect(last).toBe(text);
}

async function expectItems(page: Page, items: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await eventually('the list', async () => {
    const shown = (await page.$$('.item-name')) as readonly Element[];
    last = await Promise.all(shown.map((item) => item.text()));
    return last.join() === items.join() ? true : undefined;
  }).catch(() => undefined);
  expect(last).toStrictEqual(items);
}
