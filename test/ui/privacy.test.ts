import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  masked,
  openPhoneButton,
  phoneButton,
  phonePage,
  quick,
} from './phone-journeys';
import { openProfile, profilePage, writeNickname } from './profile-journeys';

/** A person who has not agreed to the privacy guide yet. */
const heading = '使用前请阅读';

let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram({ settings: { privacy: 'not-agreed' } });
});

afterAll(() => program.close());

beforeEach(() => program.startAfresh());

/** The button of the privacy sheet, which is a component inside a component. */
async function tapInSheet(path: string, selector: string): Promise<void> {
  const page = await program.page(path);
  const button = await eventually(`${selector} on the privacy sheet`, async () => {
    const sheet = await page.$('privacy-sheet');
    return (await sheet?.$(selector)) ?? undefined;
  });
  await button.tap();
}

async function privacySheetText(page: Page): Promise<string> {
  return (await (await page.$('privacy-sheet'))?.text()) ?? '';
}

/** It leaves in 180 ms. */
const sheetGone = (page: Page) =>
  eventually('the end of the privacy sheet', async () =>
    (await privacySheetText(page)) === '' ? true : undefined,
  );

test.each(['quick', 'realtime'] as const)(
  'agree at the %s button: the question is asked first, then the number is handed over',
  async (component) => {
    const button = await openPhoneButton(program, { ...quick, component });
    await button.tap();
    await tapInSheet(phonePage, '#privacy-agree');
    await eventually('the authorisation sheet', async () => {
      await program.miniProgram.native().authorizeAllow();
      return true;
    });

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  },
);

test.each(['quick', 'realtime'] as const)(
  'refuse at the %s button: a neutral sentence, every other way open, no second question at once',
  async (component) => {
    const button = await openPhoneButton(program, { ...quick, component });
    await button.tap();
    await tapInSheet(phonePage, '#privacy-refuse');

    const page = await program.page(phonePage);
    const says = '这种方式需要先同意隐私保护指引，也可以使用其他手机号。';
    await expect(program.byText(page, '.ob-notice', says)).resolves.toBeDefined();
    await (await phoneButton(program, component)).tap();
    await expect(sheetGone(page)).resolves.toBe(true);
    await expect(program.byText(page, '#manual', '使用其他手机号')).resolves.toBeDefined();
    expect(charged(program)).toStrictEqual([]);
  },
);

test('the guide can be read before deciding', async () => {
  await (await openPhoneButton(program, quick)).tap();
  await tapInSheet(phonePage, '.ob-button--text');
  // Closes the guide: it fails when there is none.
  await eventually('the guide', async () => {
    await program.miniProgram.native().confirmModal();
    return true;
  });

  const page = await program.page(phonePage);
  await expect(privacySheetText(page)).resolves.toContain(heading);
});

describe('the nickname field', () => {
  beforeEach(async () => {
    const page = await openProfile(program);
    await (await page.$('.profile__gate'))?.tap();
  });

  test('asks before it gets the focus; agreed, it can be written in', async () => {
    await tapInSheet(profilePage, '#privacy-agree');

    const page = await program.page(profilePage);
    await eventually('the open field', async () =>
      (await page.$('.profile__gate')) === null ? true : undefined,
    );
    await expect(sheetGone(page)).resolves.toBe(true);
  });

  test('refused, it can be written in all the same, and what is written is saved', async () => {
    await tapInSheet(profilePage, '#privacy-refuse');

    const page = await program.page(profilePage);
    const says = '不同意隐私保护指引也可以，自己填写昵称就好。';
    await expect(program.byText(page, '.ob-notice', says)).resolves.toBeDefined();
    await expect(page.$('.profile__gate')).resolves.toBeNull();
    await writeNickname(page, '小满');
    await (await program.byText(page, '#save', '保存')).tap();
    const account = await program.page(accountPage);
    await expect(program.byText(account, '.account__name', '小满')).resolves.toBeDefined();
  });
});

test('before base library 2.32.3 nothing is asked', async () => {
  await program.startAfresh({ baseLibrary: '2.32.2', privacy: 'not-agreed' });
  await program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');

  await expect(boundNumber(program)).resolves.toBe(masked);
});

test('no guide filed with WeChat: the phone button says that this way is closed', async () => {
  await program.startAfresh({ privacy: 'undeclared' });
  await (await openPhoneButton(program, quick)).tap();

  const page = await program.page(phonePage);
  await expect(
    program.byText(page, '.ob-notice', '这种方式暂时不可用，可以使用其他手机号。'),
  ).resolves.toBeDefined();
});
