import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

import { allowed } from './planted/allowed';
import { plantedInPackages } from './planted/in-packages';
import { plantedInProgram } from './planted/in-program';
import { plantedInTests } from './planted/in-tests';
import type { Planted } from './planted/planted';

/** eslint.config.mjs refuses, with its reason, what the rooms of the house must not hold. */
interface Finding {
  readonly rule: string | null;
  readonly message: string;
}

const rows: readonly (readonly string[])[] = [
  ...plantedInProgram,
  ...plantedInPackages,
  ...plantedInTests,
  ...allowed,
];

/** What the linter says of a row, as if its text stood at its path; one run for all, for a start takes seconds. */
const findings: ReadonlyMap<readonly string[], readonly Finding[]> = (() => {
  const printed = execFileSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
    cwd: resolve(__dirname, '../../..'),
    input: JSON.stringify(rows.map(([path, text]) => ({ path, text }))),
    encoding: 'utf8',
  });
  const found = JSON.parse(printed) as readonly (readonly Finding[])[];
  return new Map(rows.map((row, index) => [row, found[index] ?? []]));
})();

/** The rows that the linter lets pass, or refuses for another reason. */
const passed = (planted: readonly Planted[]): readonly string[] =>
  planted
    .filter(
      (row) =>
        findings.get(row)?.some((one) => one.rule === row[2] && one.message.includes(row[3])) !==
        true,
    )
    .map((row) => row.join(' | '));

describe('a room refuses', () => {
  test('in the program, what is not its own', () => {
    expect(passed(plantedInProgram)).toStrictEqual([]);
  });

  test('in the packages, what is not theirs', () => {
    expect(passed(plantedInPackages)).toStrictEqual([]);
  });

  test('in the tests, the inside of packages, and in journeys all but the automator', () => {
    expect(passed(plantedInTests)).toStrictEqual([]);
  });
});

test('what a room is for passes', () => {
  const refused = allowed.flatMap((row) =>
    (findings.get(row) ?? [])
      // In which order is no question of rooms.
      .filter(({ rule }) => rule !== 'imports/imports')
      .map(({ rule, message }) => `${row[0]}: ${rule ?? '-'}: ${message}`),
  );
  expect(refused).toStrictEqual([]);
});
