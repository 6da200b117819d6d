import { copyProgram, type ProgramCopy } from '../support/program-copy';
import { launchProgram, type ProgramUnderTest } from '../support/program-under-test';
import {
  boundNumber,
  buttonInSheet,
  charged,
  endQuota,
  masked,
  openPhoneButton,
  phoneButton,
  phonePage,
  refusals,
  sheetSaying,
  type PhoneMethod,
} from './phone-outcomes';

/** `wx.getPhoneNumber` on a button that the program draws itself, as configured by `preferApi`. */
const methods: readonly PhoneMethod[] = [
  { name: 'quick, by wx.getPhoneNumber', component: 'quick', settings: {} },
  { name: 'real-time, by wx.getPhoneNumber', component: 'realtime', settings: {} },
];

let copy: ProgramCopy;
let program: ProgramUnderTest;

beforeAll(async () => {
  copy = copyProgram('preferApi: false', 'preferApi: true');
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
    const button = await openPhoneButton(program, method);
    const repair = program.stand.faults.arm({ kind: 'lost-before' }, { times: Infinity });
    await program.tapPhoneButton(button, 'allow');

    const retry = await program.byText(await program.page(phonePage), 'button', '重试');
    repair();
    await retry.tap();
    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });

  test.each(refusals)('$name: says so, and one more tap works', async (refusal) => {
    const button = await openPhoneButton(program, method);
    refusal.arrange(program, method);
    if (refusal.answer === undefined) await button.tap();
    else await program.tapPhoneButton(button, refusal.answer);

    const page = await program.page(phonePage);
    await expect(program.byText(page, '.notice', refusal.says)).resolves.toBeDefined();
    expect(charged(program)).toHaveLength(refusal.charges);

    await program.tapPhoneButton(await phoneButton(program, component), 'allow');
    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toHaveLength(refusal.charges + 1);
  });
});

test('quota exhausted: the own sheet offers the other way, which binds', async () => {
  endQuota(program, 'quick');
  const quick: PhoneMethod = { name: 'quick', component: 'quick', settings: {} };
  await (await openPhoneButton(program, quick)).tap();
  await sheetSaying(program, phonePage, '快捷验证暂时不可用');
  await program.tapPhoneButton(await buttonInSheet(program, phonePage, '手机号实时验证'), 'allow');

  await expect(boundNumber(program)).resolves.toBe(masked);
  expect(charged(program)).toStrictEqual(['realtime']);
});
