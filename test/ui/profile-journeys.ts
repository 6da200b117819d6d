import type { InputElement } from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';
import { accountPage } from './phone-journeys';

export const profilePage = 'pages/profile/profile';
/** Where there is no picture of one's own. */
export const defaultAvatar = '../../images/default-avatar.png';

/** From the account page, by the person on it. */
export async function openProfile(program: ProgramUnderTest): Promise<Page> {
  const account = await program.page(accountPage);
  const person = await eventually(
    'the person',
    async () => (await account.$('#profile')) ?? undefined,
  );
  await person.tap();
  return program.page(profilePage);
}

/** As a person does: a tap on the field, the keyboard, a tap beside it so that the keyboard goes. */
export async function writeNickname(page: Page, nickname: string): Promise<void> {
  await (await page.$('.profile__gate'))?.tap();
  const input = await eventually('the nickname field', async () => {
    const field = (await page.$('.ob-field')) as InputElement | null;
    return field ?? undefined;
  });
  await input.input(nickname);
  await (await page.$('.profile__why'))?.tap();
}

export const shownPicture = async (page: Page): Promise<string> =>
  String(await (await page.$('.profile__avatar'))?.attribute('src'));

/**
 * Takes the WeChat avatar and answers the picture that the page shows then. Only on WeChat's own
 * sheet: album and camera are driven by hand in profile-picture.test.ts.
 */
export async function chooseAvatar(program: ProgramUnderTest, page: Page): Promise<string> {
  const before = await shownPicture(page);
  await (await page.$('.profile__picture'))?.tap();
  await eventually('the avatar sheet', async () => {
    await program.miniProgram.native().authorizeAllow();
    return true;
  });
  return eventually('another picture', async () => {
    const now = await shownPicture(page);
    return now === before ? undefined : now;
  });
}
