import type { ProgramCopy } from '../support/program-copy';
import { copyProgram } from '../support/program-copy';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import type { PhoneMethod } from './phone-journeys';
import {
  boundNumber,
  charged,
  grantAcrossOutage,
  masked,
  openPhoneButton,
  phoneButton,
  takeOtherWay,
} from './phone-journeys';
import { expectEveryRefusal, expectRefused, refusals } from './phone-outcomes';

/** `wx.getPhoneNumber` on a button that the program draws itself, as configured by `preferApi`. */
const methods: readonly PhoneMethod[] = [
  { name: 'quick, by wx.getPhoneNumber', component: 'quick', settings: {} },
  { name: 'real-time, by wx.getPhoneNumber', component: 'realtime', settings: {} },
];

let copy: ProgramCopy;
let program: ProgramUnderTest;

beforeAll(async () => {
  copy = copyProgram();
  copy.edit('config.ts', 'preferApi: false', 'preferApi: true');
  program = await launchProgram({ projectPath: copy.projectPath });
});

afterAll(async () => {
  await program.close();
  copy.remove();
});

beforeEach(() => program.startAfresh());

describe.each(methods)('$name', (method) => {
  const { component } = method;

  test('granted: the account page shows the masked number, paid for once', async () => {
    const button = await openPhoneButton(program, method);
    // Ours, not WeChat's.
    await expect(button.attribute('open-type')).resolves.toBeFalsy();
    await program.tapPhoneButton(button, 'allow');

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });

  test('backend down: a retry finishes the same grant, paid for once', async () => {
    await grantAcrossOutage(program, method);

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });

  test.each(refusals)('$name: says so, and one more tap works', async (refusal) => {
    await expectRefused(program, method, refusal);

    await program.tapPhoneButton(await phoneButton(program, component), 'allow');
    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toHaveLength(refusal.charges + 1);
  });

  test('every refusal of WeChat’s: says so, and one more tap works', async () => {
    await expectEveryRefusal(program, method);

    await program.tapPhoneButton(await phoneButton(program, component), 'allow');
    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });
});

test('quota exhausted: the own sheet offers the other way, which binds', async () => {
  await takeOtherWay(program, 'quick', '验证并绑定手机号');

  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['realtime']);
});
