import { readOptions } from '../../bench/options';
import { rowIds } from '../../bench/row';

describe('options of the bench', () => {
  it('are all rows in full unless told otherwise', () => {
    expect(readOptions([])).toStrictEqual({ quick: false, rows: rowIds, rounds: 9 });
  });

  it('can be quick, and about some rows', () => {
    expect(readOptions(['--quick', '--only=tap,host'])).toStrictEqual({
      quick: true,
      rows: ['tap', 'host'],
      rounds: 2,
    });
  });

  it.each(['--only=everything', '--fast', '--only='])('refuses %s', (word) => {
    expect(() => readOptions([word])).toThrow(/option|no row/);
  });
});
