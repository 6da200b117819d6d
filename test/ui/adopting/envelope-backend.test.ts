import type Element from 'miniprogram-automator/out/Element';
import { eventually } from 'onboarding-testing';

import type { EnvelopeBackend } from '../../support/backends/envelope-backend';
import { createEnvelopeBackend } from '../../support/backends/envelope-backend';
import { copyWithEnvelopeAdapter } from '../../support/backends/envelope-project';
import { listen } from '../../support/backends/listen';
import type { ProgramCopy } from '../../support/program-copy';
import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  kept,
  masked,
  openPhoneButton,
  phonePage,
  quick,
  tapOnSheet,
} from '../phone-journeys';
import { chooseAvatar, openProfile, writeNickname } from '../profile-journeys';

/** docs/envelope-backend.md: a backend of another tongue, and one file of the program changed. */
let backend: EnvelopeBackend;
let copy: ProgramCopy;
let program: ProgramUnderTest;

beforeEach(async () => {
  copy = copyWithEnvelopeAdapter();
  program = await launchProgram({
    projectPath: copy.projectPath,
    ownBackend: (settings, port) => {
      backend = createEnvelopeBackend(settings);
      return listen(backend.app, port);
    },
  });
});

afterEach(async () => {
  await program.close();
  copy.remove();
});

const bindByTap = async () =>
  program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');

test('signs in, saves a picture and a nickname, binds a number and takes it off again', async () => {
  const profile = await openProfile(program);
  await chooseAvatar(program, profile);
  await writeNickname(profile, '小满');
  await (await program.byText(profile, '#save', '保存')).tap();
  const account = await program.page(accountPage);
  await program.byText(account, '.account__name', '小满');
  const avatar = await (await account.$('.account__avatar'))?.attribute('src');
  expect(avatar).toContain('/avatars/1001.png');

  await bindByTap();
  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['quick']);

  await (await program.byText(account, '#unbind', '解除绑定')).tap();
  await eventually('the question', async () => {
    await program.miniProgram.native().confirmModal();
    return true;
  });
  await program.byText(account, '.account__value', '未绑定');
  expect(backend.calls).toStrictEqual([
    'POST /api/wx/login',
    'POST /api/member/update',
    'POST /api/member/avatar',
    'POST /api/member/bindPhone',
    'POST /api/member/unbindPhone',
  ]);
});

test('a number of somebody else’s is moved when the person says so, with the one code', async () => {
  backend.give({ countryCode: '86', purePhoneNumber: '13580006666' });
  await bindByTap();
  await tapOnSheet(program, phonePage, '#move', '换绑到当前账号');
  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['quick']);
});

test.each([
  { name: 'HTTP 200', how: { code: 40100 } },
  { name: 'HTTP 401 beside the envelope', how: { code: 40100, status: 401 } },
  { name: 'HTTP 401 of a gateway', how: { status: 401 } },
])('a session that ended is renewed, and nobody sees it: $name', async ({ how }) => {
  const button = await openPhoneButton(program, quick);
  backend.failNext(how);
  await program.tapPhoneButton(button, 'allow');
  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(backend.calls.filter((call) => call === 'POST /api/wx/login')).toHaveLength(2);
});

test.each([
  { name: 'a code that is in no table', how: { code: 50000 } },
  { name: 'a gateway in front of it', how: { status: 502 } },
])('keeps the paid number at $name, and binds it with the same code', async ({ how }) => {
  const button = await openPhoneButton(program, quick);
  backend.failNext(how);
  await program.tapPhoneButton(button, 'allow');
  const page = await program.page(phonePage);
  await eventually('what is said, or the number', async () => {
    // The client's own types say `any` here.
    const notices = (await page.$$('.ob-notice')) as readonly Element[];
    const texts = await Promise.all(notices.map((notice) => notice.text()));
    const isBound = (await program.miniProgram.currentPage())?.path === accountPage;
    return isBound || texts.some((text) => text.includes(kept)) || undefined;
  });
  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['quick']);
});

test('a phone code that is refused asks for one more tap', async () => {
  const button = await openPhoneButton(program, quick);
  backend.failNext({ code: 10011 });
  await program.tapPhoneButton(button, 'allow');
  const page = await program.page(phonePage);
  await program.byText(page, '.ob-notice', '验证未成功，请重试。');
  expect(charged(program)).toStrictEqual(['quick']);
});
