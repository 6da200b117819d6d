import type { InputElement } from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import { accountPage } from './phone-journeys';
import {
  chooseAvatar,
  defaultAvatar,
  openProfile,
  profilePage,
  shownPicture,
  writeNickname,
} from './profile-journeys';

let program: ProgramUnderTest;
let page: Page;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

beforeEach(async () => {
  await program.startAfresh();
  page = await openProfile(program);
});

const save = async () => (await program.byText(page, '#save', '保存')).tap();
const notice = (words: string) => program.byText(page, '.ob-notice', words);
/** Under the field, which is marked. */
async function told(words: string): Promise<void> {
  await program.byText(page, '#nickname-message .ob-field__message', words);
  await expect((await page.$('.ob-field'))?.attribute('class')).resolves.toContain(
    'ob-field--wrong',
  );
}

/** What the account page shows of the person, once it shows this nickname. */
async function personNamed(nickname: string): Promise<{ readonly avatar: string }> {
  const account = await program.page(accountPage);
  await program.byText(account, '.account__name', nickname);
  return { avatar: String(await (await account.$('.account__avatar'))?.attribute('src')) };
}

test('avatar and nickname saved: the account page shows both', async () => {
  await chooseAvatar(program, page);
  await writeNickname(page, '小满 🌱');
  await save();

  const { avatar } = await personNamed('小满 🌱');
  expect(avatar).toContain('/v1/avatars/');
});

test('a nickname alone is enough', async () => {
  await writeNickname(page, '小满');
  await save();

  await expect(personNamed('小满')).resolves.toStrictEqual({ avatar: defaultAvatar });
});

test('an avatar alone is enough', async () => {
  await chooseAvatar(program, page);
  await save();

  const { avatar } = await personNamed('未设置昵称');
  expect(avatar).toContain('/v1/avatars/');
});

test('the nickname keyboard refuses a nickname: told and not saved, another one is', async () => {
  program.stand.wechat.review.next('nickname', 'reject');
  await writeNickname(page, '小满');
  await save();
  await expect(told('这个昵称不太合适，没有保存，请换一个。')).resolves.toBeUndefined();

  await writeNickname(page, '林小满');
  await save();
  await expect(personNamed('林小满')).resolves.toBeDefined();
});

test('the backend’s review refuses what the keyboard was too slow for: told and not saved', async () => {
  program.stand.wechat.review.next('nickname', 'timeout');
  program.stand.wechat.review.next('nickname', 'reject');
  await writeNickname(page, '小满');
  await save();

  await expect(told('这个昵称不太合适，没有保存，请换一个。')).resolves.toBeUndefined();
});

test('a picture that the backend refuses: told, and the old one stays', async () => {
  program.stand.faults.arm(
    { kind: 'problem', code: 'avatar-rejected' },
    { path: '/v1/user/avatar' },
  );
  await chooseAvatar(program, page);
  await save();

  await expect(notice('这张图片不太合适，没有保存，请换一张。')).resolves.toBeDefined();
  await expect(shownPicture(page)).resolves.toBe(defaultAvatar);
});

test('an upload that fails keeps the picture and saves the nickname; the next tap saves the rest', async () => {
  program.stand.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/avatar' });
  const chosen = await chooseAvatar(program, page);
  await writeNickname(page, '小满');
  await save();
  await expect(notice('头像还没有保存。网络好像断开了，请检查后再试。')).resolves.toBeDefined();
  await expect(shownPicture(page)).resolves.toBe(chosen);

  await save();
  const { avatar } = await personNamed('小满');
  expect(avatar).toContain('/v1/avatars/');
});

describe('answers get lost', () => {
  const setNetwork = (network: string) => program.host?.set({ network });

  test('the form stays as it was, and the next tap saves both', async () => {
    const chosen = await chooseAvatar(program, page);
    await writeNickname(page, '小满');
    await setNetwork('drops-answers');
    await save();
    await expect(notice('网络好像断开了，请检查后再试。')).resolves.toBeDefined();
    await expect(shownPicture(page)).resolves.toBe(chosen);
    const input = (await page.$('.ob-field')) as InputElement | null;
    await expect(input?.value()).resolves.toBe('小满');

    await setNetwork('online');
    await save();
    const { avatar } = await personNamed('小满');
    expect(avatar).toContain('/v1/avatars/');
  });

  test('a person who leaves then sees what the backend has: the picture it took', async () => {
    await chooseAvatar(program, page);
    program.stand.faults.arm({ kind: 'lost-after' }, { path: '/v1/user/avatar' });
    await save();
    await expect(notice('网络好像断开了，请检查后再试。')).resolves.toBeDefined();
    await (await program.byText(page, '#not-now', '以后再说')).tap();

    const account = await program.page(accountPage);
    const avatar = await eventually('the saved picture', async () => {
      const source = String(await (await account.$('.account__avatar'))?.attribute('src'));
      return source === defaultAvatar ? undefined : source;
    });
    expect(avatar).toContain('/v1/avatars/');
  });
});

test('killed while the picture is on its way: the nickname is there, and the next save brings the picture', async () => {
  await chooseAvatar(program, page);
  await writeNickname(page, '小满');
  program.stand.faults.arm({ kind: 'silence' }, { path: '/v1/user/avatar' });
  await save();
  await eventually('the request that brings the picture', () =>
    Promise.resolve(program.stand.faults.armed().length === 0 ? true : undefined),
  );
  await program.relaunch();
  await expect(personNamed('小满')).resolves.toStrictEqual({ avatar: defaultAvatar });

  page = await openProfile(program);
  await chooseAvatar(program, page);
  await save();
  const { avatar } = await personNamed('小满');
  expect(avatar).toContain('/v1/avatars/');
});

test('a chosen picture can be put back', async () => {
  await chooseAvatar(program, page);
  await (await program.byText(page, '#put-back', '撤销更换')).tap();

  await eventually('the old picture', async () =>
    (await shownPicture(page)) === defaultAvatar ? true : undefined,
  );
  await expect(page.$('#put-back')).resolves.toBeNull();
});

test('two quick taps on the person open one page', async () => {
  const account = await program.miniProgram.navigateBack();
  const person = await account?.$('#profile');
  await Promise.all([person?.tap(), person?.tap()]);
  await program.page(profilePage);
  await (await program.byText(await program.page(profilePage), '#not-now', '以后再说')).tap();
  await expect(program.page(accountPage)).resolves.toBeDefined();
  await expect(program.miniProgram.pageStack()).resolves.toHaveLength(1);
});

test('a sheet closed without a choice changes nothing', async () => {
  await (await page.$('.profile__picture'))?.tap();
  await eventually('the avatar sheet', async () => {
    await program.miniProgram.native().authorizeCancel();
    return true;
  });

  await expect(shownPicture(page)).resolves.toBe(defaultAvatar);
  await expect(program.byText(page, '#save', '保存')).resolves.toBeDefined();
});

test('nothing filled in: told so', async () => {
  await save();
  await expect(told('请填写昵称，或选择头像。')).resolves.toBeUndefined();
});

test('too long a nickname is told before anything is sent', async () => {
  await writeNickname(page, '满'.repeat(25));
  await save();
  await expect(told('昵称最多 24 个字。')).resolves.toBeUndefined();
});

test('not now: back to the account, nothing saved', async () => {
  await writeNickname(page, '小满');
  await (await program.byText(page, '#not-now', '以后再说')).tap();

  await expect(personNamed('未设置昵称')).resolves.toStrictEqual({ avatar: defaultAvatar });
});

test('what was saved is there when the page opens again', async () => {
  await writeNickname(page, '小满');
  await save();
  await personNamed('小满');
  page = await openProfile(program);

  const input = (await page.$('.ob-field')) as InputElement | null;
  await expect(input?.value()).resolves.toBe('小满');
});
