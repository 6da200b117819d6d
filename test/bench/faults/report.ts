import type { Result } from './race';

const rows: readonly (readonly [label: string, of: (result: Result) => string])[] = [
  ['people', ({ people }) => String(people)],
  ['numbers bound by a paid code', ({ bound }) => String(bound)],
  ['numbers bound by hand, free', ({ byHand }) => String(byHand)],
  ['charges', ({ charges }) => String(charges)],
  ['… that somebody could save, per number', (result) => result.chargesPerNumber.toFixed(3)],
  ['people charged twice', ({ chargedTwice }) => String(chargedTwice)],
  ['codes lost', ({ codesLost }) => String(codesLost)],
  ['codes consumed twice', ({ consumedTwice }) => String(consumedTwice)],
  ['40029 seen', ({ answers40029 }) => String(answers40029)],
  ['people stuck', ({ stuck }) => String(stuck)],
  ['charges nobody could save', ({ beyondSaving }) => String(beyondSaving)],
];

/** The contestants side by side, as text. */
export function table(results: readonly Result[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  const line = (label: string, cells: readonly string[]): string =>
    [label.padEnd(width), ...cells.map((cell) => cell.padStart(16))].join('  ');
  const head = line(
    '',
    results.map(({ name }) => name),
  );
  return [head, ...rows.map(([label, of]) => line(label, results.map(of)))].join('\n');
}

/** The most that a bound number may cost, in charges that somebody could save. */
export const mostChargesPerNumber = 1;

/** What must hold of this program and does not, in words; empty when all of it holds. */
export function violations(result: Result): readonly string[] {
  const { chargedTwice, codesLost, consumedTwice, stuck, chargesPerNumber } = result;
  const found: string[] = [];
  if (codesLost > 0) found.push(`${codesLost} paid codes were lost; none may be.`);
  if (consumedTwice > 0) found.push(`${consumedTwice} codes went to WeChat twice; none may.`);
  if (chargedTwice > 0) found.push(`${chargedTwice} people were charged twice; nobody may be.`);
  if (stuck > 0) found.push(`${stuck} people are stuck; nobody may be.`);
  // A run in which nobody was bound proves nothing: NaN is a violation too.
  if (!(chargesPerNumber <= mostChargesPerNumber)) {
    found.push(
      `${chargesPerNumber.toFixed(3)} charges per bound number; at most ${mostChargesPerNumber} are allowed.`,
    );
  }
  return found;
}
