import type Element from 'miniprogram-automator/out/Element';
import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';

export const accountPage = 'pages/account/account';
export const phonePage = 'pages/phone/phone';
export const manualPage = 'pages/phone-manual/phone-manual';
/** The first number of the person who holds the phone, as the program shows it. */
export const masked = '135 **** **66';
/** Beside the cause, when a number was granted and the backend could not be reached. */
export const kept = '手机号已授权，恢复后会自动完成。';
/** On the sheet, when the quota of the button is exhausted. */
export const noQuota = '这种方式暂时不可用';

/** One way to hand over a number by a tap. */
export interface PhoneMethod {
  readonly name: string;
  readonly component: 'quick' | 'realtime';
  /** The phone it needs. */
  readonly settings: Readonly<Record<string, string>>;
}

/** WeChat's button for quick verification, on a phone as it is. */
export const quick: PhoneMethod = { name: 'quick', component: 'quick', settings: {} };

/** From the account page to the method's own native button on the phone page. */
export async function openPhoneButton(
  program: ProgramUnderTest,
  { component }: PhoneMethod,
): Promise<Element> {
  const account = await program.page(accountPage);
  await (await program.byText(account, '#phone', '绑定手机号')).tap();
  return phoneButton(program, component);
}

export async function phoneButton(program: ProgramUnderTest, component: string): Promise<Element> {
  const page = await program.page(phonePage);
  const holder = await page.$(`#${component}`);
  const button = await holder?.$('button');
  if (button === null || button === undefined) throw new Error(`There is no ${component} button.`);
  return button;
}

/** The account page, once it shows the number. */
export async function boundNumber(program: ProgramUnderTest): Promise<string> {
  const account = await program.page(accountPage);
  const value = await program.byText(account, '.account__value', masked);
  return (await value.text()).trim();
}

/** A sheet of the program that says this, once it has risen. */
export async function sheetSaying(
  program: ProgramUnderTest,
  path: string,
  words: string,
): Promise<Element> {
  const page = await program.page(path);
  return eventually(`a sheet "${words}"`, async () => {
    // The client's own types say `any` here.
    const sheets = (await page.$$('bottom-sheet')) as readonly Element[];
    const texts = await Promise.all(sheets.map((sheet) => sheet.text()));
    return sheets[texts.findIndex((text) => text.includes(words))];
  });
}

/** The native button inside a phone button of a sheet. */
export async function buttonInSheet(
  program: ProgramUnderTest,
  path: string,
  label: string,
): Promise<Element> {
  const page = await program.page(path);
  const holder = await program.byText(page, 'bottom-sheet phone-button', label);
  const button = await holder.$('button');
  if (button === null) throw new Error(`"${label}" has no button.`);
  return button;
}

/** Taps a button of a sheet once the sheet has risen: a finger misses what still moves. */
export async function tapOnSheet(
  program: ProgramUnderTest,
  path: string,
  selector: string,
  words: string,
): Promise<void> {
  const button = await program.byText(await program.page(path), selector, words);
  let before = '';
  await eventually(`"${words}" to stand still`, async () => {
    const now = JSON.stringify(await button.offset());
    const stands = now === before;
    before = now;
    return stands ? true : undefined;
  });
  await button.tap();
}

/** What was charged until now, by component, in order. */
export function charged({ stand }: ProgramUnderTest): readonly string[] {
  return stand.wechat.ledger.charges().map(({ component }) => component);
}

export function endQuota({ stand }: ProgramUnderTest, component: 'quick' | 'realtime'): void {
  stand.quota().set(component, 0);
}

/**
 * The number is granted while the backend is down: the page says so, the backend comes back, the
 * person tries again.
 */
export async function grantAcrossOutage(
  program: ProgramUnderTest,
  method: PhoneMethod,
): Promise<void> {
  const button = await openPhoneButton(program, method);
  const repair = program.stand.faults.arm({ kind: 'lost-before' }, { times: Infinity });
  await program.tapPhoneButton(button, 'allow');

  const page = await program.page(phonePage);
  const retry = await program.byText(page, 'button', '重试');
  await expect(
    program.byText(page, '.phone__cause', '网络好像断开了，请检查后再试。'),
  ).resolves.toBeDefined();
  await expect(program.byText(page, '.phone__kept', kept)).resolves.toBeDefined();

  repair();
  await retry.tap();
}

/** The quota of this button is exhausted: the person takes the way of this label on the program's own sheet. */
export async function takeOtherWay(
  program: ProgramUnderTest,
  exhausted: 'quick' | 'realtime',
  label: string,
): Promise<void> {
  endQuota(program, exhausted);
  const method = { ...quick, component: exhausted };
  await (await openPhoneButton(program, method)).tap();
  await sheetSaying(program, phonePage, noQuota);
  await program.tapPhoneButton(await buttonInSheet(program, phonePage, label), 'allow');
}
