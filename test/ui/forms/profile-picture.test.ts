import { eventually } from 'onboarding-testing';
import type { Locator, Page } from 'playwright-core';

import type { PhoneInBrowser } from '../../support/phone-in-browser';
import { openPhoneInBrowser } from '../../support/phone-in-browser';

/**
 * The other ways on WeChat's avatar sheet, which automation has no words for: the album and the
 * camera cover the program, which hides and shows while the person chooses.
 */
let phone: PhoneInBrowser;
let page: Page;

beforeAll(async () => {
  phone = await openPhoneInBrowser();
});

afterAll(() => phone.close());

afterEach(() => page.close());

const avatar = () => page.locator('.profile__avatar img').getAttribute('src');
const nickname = () => page.locator('.ob-field input');

/** Its own width, once it is there; 0 when it is not. */
const avatarWidth = (picture: Locator) =>
  picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode().catch(() => undefined);
    return image.naturalWidth;
  });

async function writeNickname(): Promise<void> {
  if ((await page.locator('.profile__gate').count()) > 0)
    await page.locator('.profile__gate').tap();
  await nickname().fill('小满');
  await page.locator('.profile__why').tap();
}

/** Takes this way and answers the picture that the page shows then. */
async function choose(way: string): Promise<string> {
  const before = String(await avatar());
  await page.locator('.profile__picture').tap();
  await page.locator('[data-surface]').getByText(way).tap();
  return eventually('another picture', async () => {
    const now = String(await avatar());
    return now === before ? undefined : now;
  });
}

test.each([
  { baseLibrary: '3.17.0', way: '从相册选择' },
  { baseLibrary: '3.17.0', way: '拍照' },
  // Before WeChat had a button for avatars: wx.chooseMedia.
  { baseLibrary: '2.20.0', way: '从手机相册选择' },
  { baseLibrary: '2.20.0', way: '拍摄' },
])(
  '$way on base library $baseLibrary: shown and saved, what was typed is still there',
  async ({ baseLibrary, way }) => {
    page = await phone.openAfresh('pages/profile/profile', { baseLibrary });
    await writeNickname();
    await expect(choose(way)).resolves.toMatch(/^blob:/);
    await expect(nickname().inputValue()).resolves.toBe('小满');
    await page.locator('#save').tap();

    await page.locator('.account__name', { hasText: '小满' }).waitFor();
    const saved = page.locator('.account__avatar img');
    await expect(saved.getAttribute('src')).resolves.toContain('/v1/avatars/');
  },
);

test.each(['account/account', 'profile/profile'])(
  'the default picture is found from %s',
  async (name) => {
    page = await phone.openAfresh(`pages/${name}`, {});
    const picture = page.locator('.profile__avatar img, .account__avatar img');
    await picture.waitFor();
    await expect(avatarWidth(picture)).resolves.toBeGreaterThan(0);
  },
);
