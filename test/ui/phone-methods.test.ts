import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import type { PhoneMethod } from './phone-journeys';
import {
  boundNumber,
  buttonInSheet,
  charged,
  endQuota,
  grantAcrossOutage,
  manualPage,
  masked,
  noQuota,
  openPhoneButton,
  phoneButton,
  phonePage,
  quick,
  sheetSaying,
  takeOtherWay,
} from './phone-journeys';
import { expectEveryRefusal, expectRefused, noPermission, refusals } from './phone-outcomes';

/** Every phone button, on every outcome: what the person reads, what is paid, and that a way stays open. */
const methods: readonly PhoneMethod[] = [
  { name: 'quick verification', component: 'quick', settings: {} },
  { name: 'real-time verification', component: 'realtime', settings: {} },
  // Sends no code, but the encrypted number.
  { name: 'the legacy payload', component: 'quick', settings: { baseLibrary: '2.20.0' } },
];

let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

describe.each(methods)('$name', (method) => {
  const { component, settings } = method;

  beforeEach(() => program.startAfresh(settings));

  test('granted: the account page shows the masked number, paid for once', async () => {
    const button = await openPhoneButton(program, method);
    await program.tapPhoneButton(button, 'allow');

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });

  test('backend down: a retry finishes the same grant, paid for once', async () => {
    await grantAcrossOutage(program, method);

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([component]);
  });

  const notLegacy = refusals.filter(({ name }) => name !== 'code rejected');
  const possible = settings['baseLibrary'] === '2.20.0' ? notLegacy : refusals;

  test.each(possible)('$name: says so, and one more tap works', async (refusal) => {
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

describe('a way that cannot work here', () => {
  beforeEach(() => program.startAfresh());

  test('is gone, and the next is promoted and binds', async () => {
    await expectRefused(program, quick, noPermission);
    const page = await program.page(phonePage);
    await expect(page.$('#quick')).resolves.toBeNull();
    const next = await phoneButton(program, 'realtime');
    await expect(next.attribute('class')).resolves.toContain('ob-button--primary');

    await program.tapPhoneButton(next, 'allow');
    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual(['realtime']);
  });

  test('when it was the last: manual entry is the first button', async () => {
    await program.startAfresh({ baseLibrary: '2.20.0' });
    await expectRefused(program, quick, noPermission);
    const page = await program.page(phonePage);
    await (await program.byText(page, '#manual.ob-button--primary', '使用其他手机号')).tap();
    await expect(program.page(manualPage)).resolves.toBeDefined();
    expect(charged(program)).toStrictEqual([]);
  });

  test('is offered again after the next start', async () => {
    await expectRefused(program, quick, noPermission);
    await program.relaunch();
    await expect(openPhoneButton(program, quick)).resolves.toBeDefined();
  });
});

describe('quota exhausted', () => {
  test.each([
    ['quick', 'realtime', '验证并绑定手机号'],
    ['realtime', 'quick', '一键绑定手机号'],
  ] as const)('on %s: the own sheet offers %s, which binds', async (exhausted, other, label) => {
    await program.startAfresh();
    await takeOtherWay(program, exhausted, label);

    await expect(boundNumber(program)).resolves.toBe(masked);
    expect(charged(program)).toStrictEqual([other]);
  });

  test('on both: only manual entry is left, and nothing was paid', async () => {
    await program.startAfresh();
    endQuota(program, 'quick');
    endQuota(program, 'realtime');
    await (await openPhoneButton(program, quick)).tap();
    const page = await program.page(phonePage);
    await (await buttonInSheet(program, phonePage, '验证并绑定手机号')).tap();
    await (await program.byText(page, 'bottom-sheet .ob-button--primary', '使用其他手机号')).tap();

    await expect(program.page(manualPage)).resolves.toBeDefined();
    expect(charged(program)).toStrictEqual([]);

    await program.miniProgram.navigateBack();
    await program.page(phonePage);
    await expect(
      program.byText(page, '#only-manual', '快捷方式暂时不可用，填写手机号同样可以绑定。'),
    ).resolves.toBeDefined();
    await expect(page.$('#manual.ob-button--primary')).resolves.not.toBeNull();
  });

  test('is remembered after a cold start: the exhausted button is not offered again', async () => {
    await program.startAfresh();
    endQuota(program, 'quick');
    await (await openPhoneButton(program, quick)).tap();
    await sheetSaying(program, phonePage, noQuota);
    await program.relaunch();

    await openPhoneButton(program, { ...quick, component: 'realtime' });
    const again = await program.page(phonePage);
    await expect(again.$('#realtime')).resolves.not.toBeNull();
    await expect(again.$('#quick')).resolves.toBeNull();
  });

  test('below base library 3.0.1 WeChat’s own notice shows, and ours does not double it', async () => {
    await program.startAfresh({ baseLibrary: '2.32.3' });
    endQuota(program, 'quick');
    await (await openPhoneButton(program, quick)).tap();
    const page = await program.page(phonePage);

    await expect(
      program.byText(page, '.ob-notice', '这种方式暂时不可用，可以换一种方式。'),
    ).resolves.toBeDefined();
    await expect((await page.$('bottom-sheet'))?.text()).resolves.toBe('');
    // Answers WeChat's own notice: it fails when there is none.
    await program.miniProgram.native().confirmModal();
  });
});

test('the legacy payload of a stale session: signs in again, and one more tap binds', async () => {
  await program.startAfresh({ baseLibrary: '2.20.0' });
  const legacy: PhoneMethod = { name: 'legacy', component: 'quick', settings: {} };
  const button = await openPhoneButton(program, legacy);
  program.stand.faults.arm(
    { kind: 'problem', code: 'wechat-session-stale' },
    { path: '/v1/user/phone' },
  );
  await program.tapPhoneButton(button, 'allow');

  const page = await program.page(phonePage);
  await expect(
    program.byText(page, '.ob-notice', '登录状态已更新，请重试。'),
  ).resolves.toBeDefined();
  await program.tapPhoneButton(await phoneButton(program, 'quick'), 'allow');
  await expect(boundNumber(program)).resolves.toBe(masked);
});
