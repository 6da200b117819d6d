import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { root } from './imports';

/** .ci/run with another npm in the path, which notes what it is asked and fails as it is told. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
  writeFileSync(
    join(folder, 'npm'),
    `#!/bin/sh
echo "asked: $*"
echo "$*" >> "$ASKED"
case "$*" in
  ci*) ;;
  "run check:devtools") ;;
  *) echo "Tests:       1 skipped, 20 passed, 21 total" ;;
esac
[ "$*" != "$FAILING" ]
`,
    { mode: 0o755 },
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(failing: string): { readonly status: number | null; readonly lines: string[] } {
  const { status, stdout } = spawnSync(join(root, '.ci/run'), {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [folder, process.env['PATH']].join(delimiter),
      FAILING: failing,
      ASKED: join(folder, 'asked'),
    },
  });
  return { status, lines: stdout.trim().split('\n') };
}

test('asks for everything, counts the tests of both suites and ends well', () => {
  const { status, lines } = run('');
  expect(lines.filter((line) => line.startsWith('asked: '))).toStrictEqual([
    'asked: ci',
    'asked: run test',
    'asked: run test:packages',
    'asked: run check:devtools',
    'asked: run test:devtools',
  ]);
  expect(lines.at(-1)).toBe('60 passed, 0 failed');
  expect(status).toBe(0);
});

test('installs the compiler meanwhile, and tells of it in the steps that need it', () => {
  const install = 'ci --prefix test/devtools --ignore-scripts';
  const { status, lines } = run(install);
  expect(readFileSync(join(folder, 'asked'), 'utf8').split('\n')).toContain(install);
  expect(lines.at(-1)).toBe('60 passed, 0 failed');
  expect(status).toBe(0);
});

test.each(['ci', 'run test', 'run test:packages', 'run check:devtools', 'run test:devtools'])(
  'turns red when "npm %s" fails',
  (failing) => {
    expect(run(failing).status).toBe(1);
  },
);
