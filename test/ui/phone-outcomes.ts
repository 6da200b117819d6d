import type { ProgramUnderTest } from '../support/program-under-test';
import { charged, openPhoneButton, phonePage, type PhoneMethod } from './phone-journeys';

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

/** The method's button, tapped while WeChat refuses: the page says why, and only what was granted is paid. */
export async function expectRefused(
  program: ProgramUnderTest,
  method: PhoneMethod,
  refusal: Refusal,
): Promise<void> {
  const button = await openPhoneButton(program, method);
  refusal.arrange(program, method);
  if (refusal.answer === undefined) await button.tap();
  else await program.tapPhoneButton(button, refusal.answer);

  const page = await program.page(phonePage);
  await expect(program.byText(page, '.notice', refusal.says)).resolves.toBeDefined();
  expect(charged(program)).toHaveLength(refusal.charges);
}
