import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import {
  accountPage,
  boundNumber,
  charged,
  masked,
  openPhoneButton,
  phonePage,
  quick,
} from './phone-journeys';

/** A number was granted and paid for, and then something dies: it still arrives, and is paid for once. */
let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

beforeEach(() => program.startAfresh());

afterAll(() => program.close());

const codes = () => program.stand.wechat.phoneCodes.records();
const setNetwork = (network: string) => program.host?.set({ network });

async function grantQuick(whileNetworkIs = 'online'): Promise<void> {
  const button = await openPhoneButton(program, quick);
  await setNetwork(whileNetworkIs);
  await program.tapPhoneButton(button, 'allow');
}

/** The backend has asked WeChat and been answered. */
const exchanged = () =>
  eventually('the exchange at WeChat', () =>
    Promise.resolve(codes()[0]?.consumedAt === undefined ? undefined : true),
  );

/** One authorisation, one charge, one consumption, and no attempt at a second. */
function expectPaidOnce(): void {
  expect(charged(program)).toStrictEqual(['quick']);
  expect(codes()).toMatchObject([{ reuses: 0 }]);
  expect(codes()[0]?.consumedAt).toBeDefined();
}

interface Death {
  readonly name: string;
  /** Grants a number and lets the program get no answer. */
  readonly grant: () => Promise<unknown>;
}

const deaths: readonly Death[] = [
  { name: 'the request never left the phone', grant: () => grantQuick('offline') },
  {
    name: 'the backend did its work and the answer was lost',
    grant: () => grantQuick('drops-answers').then(exchanged),
  },
  {
    name: 'the backend was asked and said nothing yet',
    grant: async () => {
      program.stand.faults.arm({ kind: 'silence' }, { path: '/v1/user/phone' });
      await grantQuick();
      const page = await program.page(phonePage);
      await program.byText(page, '.ob-notice', '正在完成验证…');
    },
  },
];

test.each(deaths)(
  'killed after the grant, when $name: a cold start finishes it',
  async ({ grant }) => {
    await grant();
    // Slow, so that a person (and this test) can read what it says meanwhile.
    await setNetwork('slow');
    await program.relaunch();

    const account = await program.page(accountPage);
    await program.byText(account, '#phone-state', '验证中');
    await program.byText(account, '#phone', '查看进度');
    await expect(boundNumber(program)).resolves.toBe(masked);
    await eventually('the end of the state', async () =>
      (await account.$('#phone-state')) === null ? true : undefined,
    );
    expectPaidOnce();
  },
);

test('answers get lost: the person leaves, and the number arrives by itself', async () => {
  await grantQuick('drops-answers');
  await exchanged();
  const page = await program.page(phonePage);
  await program.byText(page, '.phone__cause', '网络好像断开了，请检查后再试。');
  await (await program.byText(page, '#not-now', '以后再说')).tap();
  const account = await program.page(accountPage);
  await expect(program.byText(account, '#phone-state', '验证中')).resolves.toBeDefined();

  await setNetwork('online');
  await expect(boundNumber(program)).resolves.toBe(masked);
  expectPaidOnce();
});

test('answers get lost: a retry on the same page binds with the same grant', async () => {
  await grantQuick('drops-answers');
  await exchanged();
  const retry = await program.byText(await program.page(phonePage), 'button', '重试');
  await setNetwork('online');
  await retry.tap();

  await expect(boundNumber(program)).resolves.toBe(masked);
  expectPaidOnce();
});
