import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
const slowFiles = jest.requireActual<readonly string[]>('../../jest/slow-files.cjs');

interface FakeTest {
  readonly path: string;
  readonly context: object;
}
interface Sequencer {
  /** How long a file took the last time. */
  time(test: FakeTest): number | undefined;
  sort(tests: readonly FakeTest[]): readonly FakeTest[];
}
type SlowFirst = new (options: object) => Sequencer;
const SlowFirst = jest.requireActual<SlowFirst>('../../jest/slow-first.cjs');

/** Jest orders by size what it has never measured, and by duration what it has. */
function sorted(measured: Readonly<Record<string, number>>, paths: readonly string[]) {
  const context = {
    config: { cache: false },
    hasteFS: { getSize: (path: string) => path.length },
  };
  const sequencer = new SlowFirst({ contexts: [context], globalConfig: {} });
  sequencer.time = ({ path }) => measured[path.slice(root.length + 1)];
  return sequencer
    .sort(paths.map((path) => ({ path: join(root, path), context })))
    .map(({ path }) => path.slice(root.length + 1));
}

const [slowest = '', second = ''] = slowFiles;
const long =
  'test/unit/a-file-with-a-very-very-very-very-very-very-very-very-very-long-name.test.ts';

test('a slow file that was never measured runs before larger ones, the slowest first', () => {
  expect(sorted({}, [long, second, slowest])).toStrictEqual([slowest, second, long]);
});

test('what Jest has measured decides where it has', () => {
  const measured = { [slowest]: 10, [second]: 30, [long]: 20 };
  expect(sorted(measured, [slowest, second, long])).toStrictEqual([second, long, slowest]);
});

test('every slow file is there, once', () => {
  expect(slowFiles.filter((path) => !existsSync(join(root, path)))).toStrictEqual([]);
  expect(new Set(slowFiles).size).toBe(slowFiles.length);
  expect(slowFiles.length).toBeGreaterThan(1);
});
