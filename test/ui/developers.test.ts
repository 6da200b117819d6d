import { eventually } from 'onboarding-testing';

import type { PhoneSettings, ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import { accountPage, phoneButton, phonePage } from './phone-journeys';

/** What is for developers shows to developers only: reviewers run `develop`, too, on a phone. */
let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

const labPage = 'pages/lab/lab';

async function open(path: string): Promise<void> {
  await program.miniProgram.callWxMethod('reLaunch', { url: `/${path}` });
}

/** Refuses on the phone page, and what is then written there for developers. */
async function saidToDevelopers(): Promise<string | undefined> {
  await open(phonePage);
  await program.tapPhoneButton(await phoneButton(program, 'quick'), 'refuse');
  const page = await program.page(phonePage);
  await eventually('the notice', async () => (await page.$('.ob-notice')) ?? undefined);
  return (await page.$('.ob-developer'))?.text();
}

const others: readonly (readonly [string, PhoneSettings])[] = [
  ['in a release', { envVersion: 'release' }],
  ['in a trial', { envVersion: 'trial' }],
  ['in develop on an iPhone', { client: 'ios' }],
  ['in develop on an Android phone', { client: 'android' }],
];

describe.each(others)('%s', (_where, settings) => {
  beforeEach(() => program.startAfresh(settings));

  test('there is no way to the lab, and its path leads to the account page', async () => {
    const account = await program.page(accountPage);
    await eventually('the account', async () => (await account.$('button')) ?? undefined);
    await expect(account.$('#lab')).resolves.toBeNull();
    await expect(account.$('.ob-developer')).resolves.toBeNull();

    await open(labPage);
    await expect(program.page(accountPage)).resolves.toBeDefined();
    expect(await program.miniProgram.pageStack()).toHaveLength(1);
  });

  test('what WeChat said stays unsaid', async () => {
    await expect(saidToDevelopers()).resolves.toBeUndefined();
  });
});

describe('in DevTools', () => {
  beforeEach(() => program.startAfresh());

  test('the account page leads to the lab', async () => {
    const account = await program.page(accountPage);
    // The page is still drawing itself: an element may be another one by the time it is tapped.
    await eventually('the tap', async () => {
      await (await program.byText(account, '#lab', '实验室')).tap();
      return true;
    });
    const lab = await program.page(labPage);
    await expect(program.byText(lab, '#raw', '还没有事件')).resolves.toBeDefined();
  });

  test('what WeChat said is shown', async () => {
    await expect(saidToDevelopers()).resolves.toContain('declined: getPhoneNumber:fail');
  });
});
