/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { takeConsole } from 'onboarding-testing';

import { contractCases, needLayout } from './cases';
import type { RunningContract } from './engine-view';
import { startContract } from './engine-view';
import { openInJsdom } from './in-jsdom';

/** The engine's contract in jsdom; test/ui/contract.test.ts runs the same bodies in Chromium. */
let contract: RunningContract;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  contract = await startContract(contractCases, openInJsdom);
}, 30_000);

afterAll(async () => {
  await contract.close();
  jest.restoreAllMocks();
});

const here = contractCases.filter(({ name }) => !needLayout.has(name));
const elsewhere = contractCases.filter(({ name }) => needLayout.has(name));

/** What the engine says to the program's developer in these cases. */
const engineWords: Readonly<Record<string, readonly string[]>> = {
  'component: what is wrong with many is told once, and again at the tenth': [1, 2].map(
    () =>
      'property "title" received type-incompatible value: expected <String> but get null value. Used default value instead.',
  ),
  'component: an abstract node that nobody puts there is only its slot': [
    'Generic "option" value "gone-option" is not valid',
  ],
};

test.each(here)('$name', async (contractCase) => {
  await expect(contract.run(contractCase)).resolves.toBeUndefined();
  expect(takeConsole()).toStrictEqual(engineWords[contractCase.name] ?? []);
});

test('these cases need layout and run in Chromium only', () => {
  const names = elsewhere.map(({ name }) => name);
  process.stdout.write(
    `The contract in jsdom: ${here.length} cases; in Chromium only, for they need layout:\n${names.map((name) => `  ${name}\n`).join('')}`,
  );
  expect(names).toStrictEqual([
    'layout: rpx is a 750th of the width, vh a share of the page’s window',
    'layout: boundingClientRect counts from the window’s corner, offsets from the page’s',
    'layout: a page that scrolls tells how far, and its end',
    'layout: a scroll-view scrolls to places and elements, and tells it',
    'layout: an observer tells when an element comes into the window and how much of it',
    'layout: a sticky head stays at the window’s edge, fixed stands in the window',
    'layout: what covers an element takes its tap, unless it lets pointers through',
    'layout: swiper items fill the swiper, and a finger turns them',
    'layout: a movable view follows the finger and stays inside its area',
    'layout: images are 320 × 240 until they are told otherwise; widthFix follows the picture',
  ]);
});

// A case that could run here has no business on that list.
test.each(elsewhere)('cannot be shown without layout: $name', async (contractCase) => {
  await expect(contract.run(contractCase)).rejects.toThrow(/./);
});
