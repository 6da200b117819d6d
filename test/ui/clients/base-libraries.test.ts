import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  manualPage,
  masked,
  openPhoneButton,
  phonePage,
  quick,
} from '../phone-journeys';
import { chooseAvatar, defaultAvatar, openProfile, writeNickname } from '../profile-journeys';

/** What each client can do, from the oldest that is supported to today's. */
interface Client {
  readonly baseLibrary: string;
  /** Since 2.24.4. */
  readonly realtime: boolean;
  /** `open-type="chooseAvatar"` since 2.21.2; the album before. */
  readonly avatarButton: boolean;
  /** Since 2.32.3. */
  readonly privacy: boolean;
}

const clients: readonly Client[] = [
  { baseLibrary: '2.20.0', realtime: false, avatarButton: false, privacy: false },
  { baseLibrary: '2.21.2', realtime: false, avatarButton: true, privacy: false },
  { baseLibrary: '2.24.4', realtime: true, avatarButton: true, privacy: false },
  { baseLibrary: '2.32.3', realtime: true, avatarButton: true, privacy: true },
  { baseLibrary: '3.17.0', realtime: true, avatarButton: true, privacy: true },
];

let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

describe.each(clients)('base library $baseLibrary', (client) => {
  const { baseLibrary } = client;

  beforeEach(() => program.startAfresh({ baseLibrary }));

  test('quick verification binds the number, paid for once', async () => {
    await program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual(['quick']);
  });

  test('only buttons that work are offered, manual entry always', async () => {
    await openPhoneButton(program, quick);
    const page = await program.page(phonePage);

    expect((await page.$('#realtime')) !== null).toBe(client.realtime);
    await (await program.byText(page, '#manual', '使用其他手机号')).tap();
    await expect(program.page(manualPage)).resolves.toBeDefined();
  });

  test('avatar and nickname are asked for as this client can, and saved', async () => {
    const page = await openProfile(program);
    const picture = await page.$('.profile__picture');
    expect((await picture?.attribute('open-type')) === 'chooseAvatar').toBe(client.avatarButton);

    if (client.avatarButton) await chooseAvatar(program, page);
    await writeNickname(page, '小满');
    await (await program.byText(page, '#save', '保存')).tap();
    const account = await program.page(accountPage);
    await program.byText(account, '.account__name', '小满');
    const saved = await account.$('.account__avatar');
    await expect(saved?.attribute('src')).resolves.toContain(
      client.avatarButton ? '/v1/avatars/' : defaultAvatar,
    );
  });

  test('the nickname field asks for the privacy guide first where there is one, and only who has not agreed', async () => {
    await program.startAfresh({ baseLibrary, privacy: 'not-agreed' });
    const page = await openProfile(program);
    expect((await page.$('.profile__gate')) !== null).toBe(client.privacy);

    await program.startAfresh({ baseLibrary, privacy: 'agreed' });
    const again = await openProfile(program);
    await eventually('the open field', async () =>
      (await again.$('.profile__gate')) === null ? true : undefined,
    );
  });

  test('the privacy guide is offered where there is one', async () => {
    const account = await program.page(accountPage);
    await program.byText(account, '#phone', '绑定手机号');

    expect((await account.$('#privacy')) !== null).toBe(client.privacy);
  });
});
