import { contractCases, needLayout } from '../contract/cases';
import type { RunningContract } from '../contract/engine-view';
import { startContract } from '../contract/engine-view';
import { openInChromium } from '../contract/in-chromium';

/** The engine's contract in Chromium; test/unit/support/contract.test.ts runs the same bodies in jsdom. */
let contract: RunningContract;

beforeAll(async () => {
  contract = await startContract(contractCases, openInChromium);
});

afterAll(() => contract.close());

test.each(contractCases)('$name', async (contractCase) => {
  await expect(contract.run(contractCase)).resolves.toBeUndefined();
});

test('what needs layout is among them', () => {
  const names = contractCases.map(({ name }) => name);
  expect(names).toStrictEqual(expect.arrayContaining([...needLayout]));
  expect(new Set(names).size).toBe(names.length);
});
