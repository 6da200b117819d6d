import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

import { bindElsewhereByHand, firstNumber } from '../support/other-person';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  manualPage,
  masked,
  openPhoneButton,
  phoneButton,
  phonePage,
  quick,
  tapOnSheet,
} from './phone-journeys';

/** What a person can do with the account, and what becomes of it when things are gone or come back. */
let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram({ startedBy: 'client' });
});

afterAll(() => program.close());

beforeEach(() => program.startAfresh());

async function bind(): Promise<void> {
  await program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');
  await boundNumber(program);
}

async function openShared(): Promise<void> {
  await program.miniProgram.callWxMethod('reLaunch', { url: '/pages/phone/phone?from=share' });
}

async function answerModal(answer: 'confirm' | 'cancel'): Promise<void> {
  const native = program.miniProgram.native();
  await eventually('the question', async () => {
    await (answer === 'confirm' ? native.confirmModal() : native.cancelModal());
    return true;
  });
}

const tap = async (page: Page, selector: string, words: string) =>
  (await program.byText(page, selector, words)).tap();

test('unbind: asks first, and the number is gone', async () => {
  await bind();
  const account = await program.page(accountPage);
  await tap(account, '#unbind', '解除绑定');
  await answerModal('cancel');
  await expect(boundNumber(program)).resolves.toBe(masked);

  await tap(account, '#unbind', '解除绑定');
  await answerModal('confirm');
  await expect(program.byText(account, '.account__value', '未绑定')).resolves.toBeDefined();
});

test('delete my data: asks first, says what was deleted, and one can start again', async () => {
  await bind();
  const account = await program.page(accountPage);
  await tap(account, '#delete', '删除我的数据');
  await answerModal('cancel');
  await expect(boundNumber(program)).resolves.toBe(masked);

  await tap(account, '#delete', '删除我的数据');
  await answerModal('confirm');
  await expect(program.byText(account, '.ob-empty__title', '数据已删除')).resolves.toBeDefined();
  await tap(account, '#start-again', '重新开始');
  await expect(program.byText(account, '.account__value', '未绑定')).resolves.toBeDefined();
});

test('an offline start says so; a retry shows the account', async () => {
  await program.startAfresh({ network: 'offline' });
  const account = await program.page(accountPage);
  await expect(
    program.byText(account, '.account__message', '网络好像断开了，请检查后再试。'),
  ).resolves.toBeDefined();

  await program.host?.set({ network: 'online' });
  await tap(account, '#retry', '重试');
  await expect(program.byText(account, '.account__value', '未绑定')).resolves.toBeDefined();
});

test('a cold start keeps the number, and nothing is paid again', async () => {
  await bind();
  await program.relaunch();

  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['quick']);
});

test('a bound number is not offered the paid buttons again until it is to be replaced', async () => {
  await bind();
  await openShared();
  const page = await program.page(phonePage);
  await expect(program.byText(page, '.phone__number', masked)).resolves.toBeDefined();
  await expect(page.$('#quick')).resolves.toBeNull();

  await tap(page, '.ob-button--text', '更换手机号');
  await expect(phoneButton(program, 'quick')).resolves.toBeDefined();
});

describe('the phone page opened from a shared card', () => {
  beforeEach(openShared);

  test('binds, and ends on the account page', async () => {
    await program.tapPhoneButton(await phoneButton(program, 'quick'), 'allow');
    await expect(boundNumber(program)).resolves.toBe(masked);
  });

  test('not now: ends on the account page too', async () => {
    await tap(await program.page(phonePage), '#not-now', '以后再说');
    await expect(program.page(accountPage)).resolves.toBeDefined();
  });
});

describe('a number that another account has', () => {
  beforeEach(async () => {
    await bindElsewhereByHand(program.stand, firstNumber);
    await program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');
  });

  test('can be moved to this one with the same grant', async () => {
    await tapOnSheet(program, phonePage, '#move', '换绑到当前账号');

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual(['quick']);
  });

  test('can be left there: every way is open again', async () => {
    await tapOnSheet(program, phonePage, '#other', '使用其他号码');

    await expect(phoneButton(program, 'quick')).resolves.toBeDefined();
    await tap(await program.page(phonePage), '#not-now', '以后再说');
    const account = await program.page(accountPage);
    await expect(program.byText(account, '.account__value', '未绑定')).resolves.toBeDefined();
  });
});

describe('a new version of the program', () => {
  test('is offered on the account page, not while a number is typed, and starts at a yes', async () => {
    const account = await program.page(accountPage);
    await (await program.byText(account, '#phone', '绑定手机号')).tap();
    await (await program.byText(await program.page(phonePage), '#manual', '使用其他手机号')).tap();
    await program.page(manualPage);
    await program.host?.set({ update: 'ready' });
    const native = program.miniProgram.native();
    await expect(native.confirmModal()).rejects.toThrow();

    await program.miniProgram.navigateBack();
    await tap(await program.page(phonePage), '#not-now', '以后再说');
    await program.page(accountPage);
    await answerModal('confirm');
    await eventually('the restart', async () =>
      (await program.miniProgram.pageStack()).length === 1 ? true : undefined,
    );
    await expect(
      program.byText(await program.page(accountPage), '#phone', '绑定手机号'),
    ).resolves.toBeDefined();
  });
});
