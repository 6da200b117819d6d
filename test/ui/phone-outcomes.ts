import { eventually } from 'onboarding-testing';

import { phoneRefusals } from '../support/phone-refusals';
import type { ProgramUnderTest } from '../support/program-under-test';
import type { PhoneMethod } from './phone-journeys';
import { charged, openPhoneButton, phoneButton, phonePage } from './phone-journeys';

/** How a tap can go wrong, and what the person reads then. */
export interface Refusal {
  readonly name: string;
  arrange(program: ProgramUnderTest, method: PhoneMethod): void;
  /** Undefined where WeChat refuses before it asks. */
  readonly choice?: 'allow' | 'refuse';
  readonly says: string;
  readonly charges: number;
}

const byWechat = (name: keyof typeof phoneRefusals): Refusal => {
  const { failure, ...expected } = phoneRefusals[name];
  return {
    name,
    arrange: ({ stand }, { component }) => {
      stand.wechat.faults.failNextPhone(component, failure);
    },
    ...expected,
    charges: 0,
  };
};

/** A way that answers so is not offered again before the next start. */
const lasting: readonly string[] = [
  'privacy-not-declared',
  'privacy-banned',
  'no-permission',
  'unsupported',
];

/** The refusal that lasts of which a journey tells more. */
export const noPermission = byWechat('no-permission');

/** The kinds that WeChat itself fails with: the person stays on the phone page. */
const allByWechat = (Object.keys(phoneRefusals) as (keyof typeof phoneRefusals)[])
  .filter((name) => phoneRefusals[name].otherwise === undefined)
  .map(byWechat);

/** The ways to go wrong that begin anew each, and end with a number. */
export const refusals: readonly Refusal[] = [
  { name: 'declined', arrange: () => undefined, ...phoneRefusals.declined, charges: 0 },
  byWechat('privacy-declined'),
  {
    name: 'code rejected',
    arrange: ({ stand }) => {
      stand.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 40029 });
    },
    choice: 'allow',
    says: '验证未成功，请重试。',
    charges: 1,
  },
];

/** The method's button, tapped while WeChat refuses: the page says why, and only what was granted is paid. */
export async function expectRefused(
  program: ProgramUnderTest,
  method: PhoneMethod,
  refusal: Refusal,
): Promise<void> {
  await openPhoneButton(program, method);
  await refuseOnce(program, method, refusal);
}

/** Every refusal of WeChat's, one after the other; the button stays, or it is gone until the next start. */
export async function expectEveryRefusal(
  program: ProgramUnderTest,
  method: PhoneMethod,
): Promise<void> {
  await openPhoneButton(program, method);
  for (const refusal of allByWechat) {
    await refuseOnce(program, method, refusal);
    // Some kinds have the same sentence; a program in development names the kind.
    await eventually(`the kind ${refusal.name}`, async () => {
      const line = await (await program.page(phonePage)).$('.ob-developer');
      return (await line?.text())?.startsWith(`${refusal.name}: `) === true ? true : undefined;
    });
    const button = await (await program.page(phonePage)).$(`#${method.component}`);
    expect({ refusal: refusal.name, isOffered: button !== null }).toStrictEqual({
      refusal: refusal.name,
      isOffered: !lasting.includes(refusal.name),
    });
    if (button === null) {
      await program.relaunch();
      await openPhoneButton(program, method);
    }
  }
}

async function refuseOnce(
  program: ProgramUnderTest,
  method: PhoneMethod,
  refusal: Refusal,
): Promise<void> {
  const button = await phoneButton(program, method.component);
  refusal.arrange(program, method);
  if (refusal.choice === undefined) await button.tap();
  else await program.tapPhoneButton(button, refusal.choice);

  const page = await program.page(phonePage);
  await expect(program.byText(page, '.ob-notice', refusal.says)).resolves.toBeDefined();
  expect(charged(program)).toHaveLength(refusal.charges);
}
