import type Element from 'miniprogram-automator/out/Element';
import type { InputElement } from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { eventually } from 'onboarding-testing';

import type { OwnNumber } from '../support/other-person';
import { bindElsewhereByTap, firstNumber, otherNumber, smsCodeFor } from '../support/other-person';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  manualPage,
  masked,
  phonePage,
  tapOnSheet,
} from './phone-journeys';

/** A typed number, proven by a code from the backend: never charged, whatever happens. */
let program: ProgramUnderTest;
let page: Page;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

beforeEach(async () => {
  await program.startAfresh();
  await (await program.byText(await program.page(accountPage), '#phone', '绑定手机号')).tap();
  await (await program.byText(await program.page(phonePage), '#manual', '使用其他手机号')).tap();
  page = await program.page(manualPage);
});

async function type(selector: string, value: string): Promise<void> {
  const input = (await page.$(selector)) as InputElement | null;
  if (input === null) throw new Error(`There is no ${selector}.`);
  await input.input(value);
}

/** Types the number, asks for the code and answers it, as the SMS says. */
async function askForCode(number: OwnNumber, typed: string = number.number): Promise<string> {
  await type('#number', typed);
  const button = await page.$('#send');
  await button?.tap();
  await notice('验证码已发送，请查看短信。');
  return smsCodeFor(program.stand, number);
}

/** A whole code needs no tap. */
const submit = (code: string): Promise<void> => type('#code', code);

const tapSubmit = async () => (await program.byText(page, '#submit', '完成绑定')).tap();
const notice = (words: string) => program.byText(page, '.ob-notice', words);
/** Under the field it is about, which is marked. */
async function told(field: '#number' | '#code', words: string): Promise<Element> {
  const sentence = await program.byText(page, `${field}-message .ob-field__message`, words);
  await expect((await page.$(field))?.attribute('class')).resolves.toContain('ob-field--wrong');
  return sentence;
}

test('a number and its code: the account page shows it, nothing is charged', async () => {
  await submit(await askForCode(firstNumber));

  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual([]);
});

test('a pasted number with +86 and spaces is put in order', async () => {
  await submit(await askForCode(firstNumber, '+86 135 8000 6666'));

  await expect(boundNumber(program)).resolves.toBe(masked);
});

test('a wrong code says so, and the right one still binds', async () => {
  const code = await askForCode(firstNumber);
  await submit(code === '000000' ? '111111' : '000000');
  await expect(told('#code', '验证码不正确，请重新填写。')).resolves.toBeDefined();

  await submit(code);
  await expect(boundNumber(program)).resolves.toBe(masked);
});

test('a code that grew old says so, and the next one binds', async () => {
  const code = await askForCode(firstNumber);
  program.stand.passTime(6 * 60_000);
  await submit(code);
  await expect(told('#code', '验证码已过期，倒计时结束后可以重新获取。')).resolves.toBeDefined();

  // Opened again, the page does not count the seconds until the next code any more.
  await (await program.byText(page, '#not-now', '以后再说')).tap();
  await (await program.byText(await program.page(phonePage), '#manual', '使用其他手机号')).tap();
  page = await program.page(manualPage);
  await submit(await askForCode(firstNumber));
  await expect(boundNumber(program)).resolves.toBe(masked);
});

test('too many guesses end the code', async () => {
  const code = await askForCode(firstNumber);
  const wrong = code === '000000' ? '111111' : '000000';
  await submit(wrong);
  for (let guess = 0; guess < 5; guess += 1) {
    await told('#code', '验证码不正确，请重新填写。');
    await tapSubmit();
  }
  await expect(told('#code', '尝试次数过多，倒计时结束后可以重新获取。')).resolves.toBeDefined();
});

test('a number without enough digits is told before anything is sent', async () => {
  await type('#number', '1358000');
  await (await program.byText(page, '#send', '获取验证码')).tap();

  await expect(told('#number', '号码好像不对，请检查一下。')).resolves.toBeDefined();
  expect(program.stand.smsMessages()).toStrictEqual([]);
});

test('sent too often: the button counts the seconds that the backend names, then resends', async () => {
  program.stand.faults.arm(
    { kind: 'problem', code: 'rate-limited', retryAfterSeconds: 2 },
    { path: '/v1/sms-codes' },
  );
  await type('#number', '13580006666');
  const send = await program.byText(page, '#send', '获取验证码');
  await send.tap();
  await expect(notice('操作有点频繁，请稍后再试。')).resolves.toBeDefined();
  await expect(send.text()).resolves.toMatch(/^[12] 秒后重发$/);

  await (await program.byText(page, '#no-code', '收不到验证码？')).tap();
  const advice = '请先核对号码。短信可能晚到一两分钟，也可能被手机拦截；还是收不到，可以换个号码。';
  await expect(program.byText(page, '#no-code-text', advice)).resolves.toBeDefined();
  await (await program.byText(page, '#send', '重新获取')).tap();
  await notice('验证码已发送，请查看短信。');
  await submit(await smsCodeFor(program.stand, firstNumber));
  await expect(boundNumber(program)).resolves.toBe(masked);
});

describe('a number bound to another account', () => {
  beforeEach(async () => {
    await bindElsewhereByTap(program.stand);
    await submit(await askForCode(otherNumber));
  });

  test('can be moved to this one', async () => {
    await tapOnSheet(program, manualPage, '#move', '换绑到当前账号');

    const account = await program.page(accountPage);
    await expect(
      program.byText(account, '.account__value', '120 **** **01'),
    ).resolves.toBeDefined();
  });

  test('can be replaced by another number: the sheet closes over the same fields', async () => {
    await tapOnSheet(program, manualPage, '#other', '使用其他号码');

    // It leaves as it came.
    await eventually('the end of the sheet', async () => {
      const sheets = (await page.$$('bottom-sheet')) as readonly Element[];
      const texts = await Promise.all(sheets.map((sheet) => sheet.text()));
      return texts.join('') === '' || undefined;
    });
    await type('#number', '1358000');
    await tapSubmit();
    await expect(told('#number', '号码好像不对，请检查一下。')).resolves.toBeDefined();
  });

  test('can be left alone: nothing is bound', async () => {
    await tapOnSheet(program, manualPage, 'bottom-sheet button', '以后再说');

    await (await program.byText(await program.page(phonePage), '#not-now', '以后再说')).tap();
    const account = await program.page(accountPage);
    await expect(program.byText(account, '.account__value', '未绑定')).resolves.toBeDefined();
  });
});

test('backend down: what was typed stays, and the same tap works afterwards', async () => {
  const code = await askForCode(firstNumber);
  const repair = program.stand.faults.arm({ kind: 'lost-before' }, { times: Infinity });
  await submit(code);
  await expect(notice('网络好像断开了，请检查后再试。')).resolves.toBeDefined();

  repair();
  await tapSubmit();
  await expect(boundNumber(program)).resolves.toBe(masked);
});

test('not now: back to the page that asked', async () => {
  await (await program.byText(page, '#not-now', '以后再说')).tap();
  await expect(program.page(phonePage)).resolves.toBeDefined();
});
