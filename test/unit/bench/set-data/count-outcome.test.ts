/** @jest-environment ./test/support/jest-environment.ts */
import { budgets } from '../../../bench/budgets';
import type { StartProgram } from '../../../bench/set-data/count-outcome';
import { countOutcome } from '../../../bench/set-data/count-outcome';
import { outcomes } from '../../../bench/set-data/outcomes';
import { mountPage } from '../../../support/mount';

const start: StartProgram = async (options) => {
  const mounted = await mountPage('pages/account/account', options);
  const { runtime, exceptions } = mounted.run;
  return {
    runtime,
    exceptions,
    close: () => {
      mounted.close();
    },
  };
};

// English has the longest words; the bench counts every language.
test.each(outcomes)(
  '$name: few and small setData',
  async (outcome) => {
    const counts = await countOutcome(start, outcome, 'en');
    const over = counts.filter(
      ({ calls, bytes }) =>
        calls === 0 || calls > budgets.setDataCalls || bytes > budgets.setDataBytes,
    );
    expect(over).toStrictEqual([]);
  },
  30_000,
);

test('counts calls and UTF-8 bytes of every page', async () => {
  const declined = outcomes.filter(({ name }) => name === 'declined');
  const [count] = await Promise.all(declined.map((one) => countOutcome(start, one, 'zh_CN')));
  const view = {
    kind: 'asking',
    refusal: 'declined',
    isFault: false,
    developer: 'declined: getPhoneNumber:fail user deny',
  };
  const json = JSON.stringify({ view });
  expect(count).toStrictEqual([{ name: 'declined', calls: 1, bytes: json.length, sent: [json] }]);
});
