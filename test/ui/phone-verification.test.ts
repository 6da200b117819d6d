import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import {
  accountPage,
  kept,
  manualPage,
  masked,
  openPhoneButton,
  phonePage,
  quick,
} from './phone-journeys';

let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

beforeEach(async () => {
  await program.startAfresh();
});

afterAll(async () => {
  await program.close();
});

test.each(['quick', 'realtime'] as const)(
  '%s, allowed: the account page shows the masked number, paid for once',
  async (component) => {
    const button = await openPhoneButton(program, { ...quick, component });
    await program.tapPhoneButton(button, 'allow');

    const page = await program.page(accountPage);
    await expect(program.byText(page, '.account__value', masked)).resolves.toBeDefined();
    expect(program.stand.wechat.ledger.charges()).toMatchObject([{ component }]);
  },
);

test.each(['quick', 'realtime'] as const)(
  '%s, refused: a neutral sentence on the same page, every other way open, nothing charged',
  async (component) => {
    const button = await openPhoneButton(program, { ...quick, component });
    await program.tapPhoneButton(button, 'refuse');

    const page = await program.page(phonePage);
    await expect(
      program.byText(page, '.ob-notice', '没关系，可以使用其他手机号，或以后再绑定。'),
    ).resolves.toBeDefined();
    await (await program.byText(page, '#manual', '使用其他手机号')).tap();
    await expect(program.page(manualPage)).resolves.toBeDefined();
    expect(program.stand.wechat.ledger.charges()).toStrictEqual([]);
  },
);

test('no quota: the program’s own sheet offers other ways, nothing charged', async () => {
  program.stand.quota().set('quick', 0);
  const button = await openPhoneButton(program, quick);
  await button.tap();

  const page = await program.page(phonePage);
  const sheet = await page.$('bottom-sheet');
  await expect(
    program.byText(page, 'bottom-sheet button', '使用其他手机号'),
  ).resolves.toBeDefined();
  await expect(sheet?.text()).resolves.toContain('这种方式暂时不可用');
  expect(program.stand.wechat.ledger.charges()).toStrictEqual([]);
});

test('backend down: one plain sentence and a retry that finishes the same grant, paid for once', async () => {
  const button = await openPhoneButton(program, quick);
  await program.stand.stopBackend();
  await program.tapPhoneButton(button, 'allow');

  const page = await program.page(phonePage);
  const retry = await program.byText(page, 'button', '重试');
  const sentence = await (await page.$('.phone__cause'))?.text();
  expect(sentence).toMatch(/^[\u4e00-\u9fff，。、]+$/);
  await expect(program.byText(page, '.phone__kept', kept)).resolves.toBeDefined();

  await program.stand.startBackend();
  await retry.tap();
  const home = await program.page(accountPage);
  await expect(program.byText(home, '.account__value', masked)).resolves.toBeDefined();
  expect(program.stand.wechat.ledger.charges()).toHaveLength(1);
});
