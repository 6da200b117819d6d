import type Element from 'miniprogram-automator/out/Element';
import { eventually } from '../support/eventually';
import type { ProgramUnderTest } from '../support/program-under-test';
import { defaultAppid } from '../support/seed';

export const accountPage = 'pages/account/account';
export const phonePage = 'pages/phone/phone';
export const manualPage = 'pages/phone-manual/phone-manual';
/** The first number of the person who holds the phone, as the program shows it. */
export const masked = '135******66';

/** One way to hand over a number by a tap. */
export interface PhoneMethod {
  readonly name: string;
  readonly component: 'quick' | 'realtime';
  /** The phone it needs. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How a tap can go wrong, and what the person reads then. */
export interface Refusal {
  readonly name: string;
  arrange(program: ProgramUnderTest, method: PhoneMethod): void;
  /** Undefined where WeChat refuses before it asks. */
  readonly answer?: 'allow' | 'refuse';
  readonly says: string;
  readonly charges: number;
}

const byHand = '可以手动填写';

/** Everything that leaves the person on the phone page with the button still there. */
export const refusals: readonly Refusal[] = [
  {
    name: 'declined',
    arrange: () => undefined,
    answer: 'refuse',
    says: `没有关系，${byHand}，或以后再绑定。`,
    charges: 0,
  },
  {
    name: 'privacy declined',
    arrange: ({ stand }, { component }) => {
      stand.wechat.faults.failNextPhone(component, 'privacy-declined');
    },
    says: '需要先同意隐私保护指引，才能使用这种方式。也可以手动填写。',
    charges: 0,
  },
  {
    name: 'no permission',
    arrange: ({ stand }, { component }) => {
      stand.wechat.faults.failNextPhone(component, 'no-permission');
    },
    says: `这种方式暂时不可用，${byHand}。`,
    charges: 0,
  },
  {
    name: 'code rejected',
    arrange: ({ stand }) => {
      stand.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 40029 });
    },
    answer: 'allow',
    says: '这次验证没有成功，请再点一次。',
    charges: 1,
  },
];

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
  stand.wechat.quotaOf(defaultAppid).set(component, 0);
}
