import { eventually } from 'onboarding-testing';

import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';
import { accountPage, manualPage, phonePage } from '../phone-journeys';

/** On a tablet and in a wide window nothing is stretched, and everything stands in the middle. */
let program: ProgramUnderTest;

beforeAll(async () => {
  program = await launchProgram();
});

afterAll(() => program.close());

/** Width of an element of a page, and what is left of it and right of it, once it is there. */
async function place(path: string, selector: string, window: number) {
  const page = await program.page(path);
  const element = await eventually(selector, async () => (await page.$(selector)) ?? undefined);
  // The client hands over text in some versions of its types.
  const width = Number((await element.size()).width);
  const { left } = (await element.offset()) as { readonly left: number };
  return { width, left, right: window - left - width };
}

const screens = [
  ['tablet', 820],
  ['window', 1280],
  ['landscape', 844],
] as const;

test.each(screens)('%s: pages and sheets keep to the middle', async (device, window) => {
  await program.startAfresh({ device });
  for (const path of [
    accountPage,
    'pages/profile/profile',
    phonePage,
    manualPage,
    'pages/lab/lab',
  ]) {
    await program.miniProgram.callWxMethod('reLaunch', { url: `/${path}` });
    const { width, left, right } = await place(path, '.ob-page', window);
    expect(width).toBe(560);
    expect(left).toBe(right);
  }
});

test('a phone gives all of its width', async () => {
  await program.startAfresh();
  expect(await place(accountPage, '.ob-page', 390)).toStrictEqual({
    width: 390,
    left: 0,
    right: 0,
  });
});
