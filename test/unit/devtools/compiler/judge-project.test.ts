import { judge } from '../../../devtools/compiler/judge-project';

const read = (): string => 'export const used = 1;';

describe('judge', () => {
  test('passes a clean result with its sizes', () => {
    const report = { kind: 'done', files: [{ path: 'app.js', bytes: 3 }], warnings: [] } as const;
    expect(
      judge({ report: { ...report, files: [...report.files], warnings: [] }, output: '' }, read),
    ).toStrictEqual({
      kind: 'passed',
      sizes: [{ kind: 'js', files: 1, bytes: 3 }],
    });
  });

  test('puts the file before an error that does not name it', () => {
    expect(
      judge(
        {
          report: { kind: 'failed', code: 10038, path: 'a.wxml', message: '4:5: bad tag' },
          output: '',
        },
        read,
      ),
    ).toStrictEqual({ kind: 'faulty', faults: ['a.wxml: 4:5: bad tag (code 10038)'] });
  });

  test('tells of warnings, printed errors and missing modules together', () => {
    expect(
      judge(
        {
          report: {
            kind: 'done',
            files: [{ path: 'app.js', bytes: 13, text: 'require("./x")' }],
            warnings: ['Ignored by code analyzer: dead.ts'],
          },
          output: '[error] odd',
        },
        read,
      ),
    ).toStrictEqual({
      kind: 'faulty',
      faults: [
        'dead.ts is reached from no page; delete it or import it.',
        '[error] odd',
        'app.js requires ./x, which is not in the package.',
      ],
    });
  });
});
