import { count, reading, spread, words } from '../../bench/figures';
import { describeMachine } from '../../bench/machine';
import type { Row } from '../../bench/row';
import { toMarkdown, toText } from '../../bench/write-markdown';

const row: Row = {
  id: 'tap',
  title: 'Tap to request',
  method: ['How it was done.'],
  ratios: [{ what: 'ours to theirs', ratio: 1.23456 }],
  tables: [
    {
      title: 'Times',
      columns: ['size', 'time', 'memory', 'more'],
      lines: [
        {
          label: 'ours',
          figures: [
            count(124_253, 'B'),
            spread([0.012345, 12.345, 1234.5], 'ms'),
            reading(3.14159, 'MB'),
            words('not run'),
          ],
        },
      ],
    },
  ],
  budgets: [
    { what: 'calls', value: 2, most: 2 },
    { what: 'bytes', value: 201, most: 200 },
  ],
};

const machine = { cpu: 'Some CPU', cores: 2, memoryGiB: 24, node: 'v20.0.0' };

describe('the document', () => {
  const text = toMarkdown({ machine, rows: [row], seconds: 61.2 });

  it('names the machine and puts ratios before everything else', () => {
    expect(text).toContain('in 61 s on: Some CPU, 2 cores, 24 GiB, Node v20.0.0.');
    const heads = [...text.matchAll(/^## (.+)$/gm)].map(([, head]) => head);
    expect(heads).toStrictEqual(['Ratios', 'Budgets', 'Tap to request']);
    expect(text).toContain('| ours to theirs | 1.23 |');
  });

  it('writes counts to the last digit, times with three, and spreads as min, median, max', () => {
    expect(text).toContain(
      '| ours | 124,253 B | 0.0123 / **12.3** / 1,235 ms | 3.14 MB | not run |',
    );
  });

  it('says which budgets are met', () => {
    expect(text).toContain('| calls | 2 | 2 | met |');
    expect(text).toContain('| bytes | 201 | 200 | **exceeded** |');
  });
});

it('the terminal gets the same figures in columns', () => {
  expect(toText([row])).toBe(
    [
      'Tap to request',
      '',
      'Times',
      '           size                      time   memory     more',
      'ours  124,253 B  0.0123 / 12.3 / 1,235 ms  3.14 MB  not run',
      '',
      'ours to theirs: 1.23×',
    ].join('\n'),
  );
});

it('a machine is a kind of machine: no name, no address, no path', () => {
  expect(Object.keys(describeMachine())).toStrictEqual(['cpu', 'cores', 'memoryGiB', 'node']);
});
