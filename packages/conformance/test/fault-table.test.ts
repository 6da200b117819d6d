import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { faultTable, planted } from './broken/fault-table';

const marks = ['<!-- faults -->', '<!-- /faults -->'] as const;

/** The same table whatever its columns are filled up with. */
const unpadded = (table: string): readonly string[] =>
  table
    .split('\n')
    .map((line) => line.replace(/ *\| */g, '|').replace(/-{3,}/g, '---'))
    .filter((line) => line !== '');

describe('the table of planted faults', () => {
  it('in README.md is the one of test/broken', () => {
    const text = readFileSync(join(__dirname, '../README.md'), 'utf8');
    const shown = text.slice(text.indexOf(marks[0]) + marks[0].length, text.indexOf(marks[1]));
    expect(unpadded(shown)).toStrictEqual(unpadded(faultTable()));
  });

  it('names no fault twice', () => {
    const names = planted.flatMap(([, backends]) => backends.map(({ name }) => name));
    expect(names).toStrictEqual([...new Set(names)]);
  });
});
