/**
 * `npm run check:devtools`: compiles miniprogram/ with WeChat's official compiler, offline, and fails
 * on every error and warning. A folder as argument is judged in its place.
 */
import { resolve } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import { judgeProject } from './compiler/judge-project';
import type { KindSize } from './compiler/package-faults';

function table(sizes: readonly KindSize[]): string {
  const total = {
    kind: 'all',
    files: sizes.reduce((sum, { files }) => sum + files, 0),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  return [...sizes, total]
    .map(
      ({ kind, files, bytes }) =>
        `${kind.padEnd(6)}${String(files).padStart(5)} files${bytes.toLocaleString('en').padStart(12)} B`,
    )
    .join('\n');
}

async function check(projectPath: string): Promise<number> {
  const install = ensureInstalled(__dirname, (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (install.kind === 'failed') {
    process.stderr.write(`WeChat's compiler could not be installed: ${install.reason}\n`);
    return 1;
  }
  const verdict = await judgeProject(projectPath);
  switch (verdict.kind) {
    case 'passed':
      process.stdout.write(
        `${table(verdict.sizes)}\nWeChat's official compiler takes the program as it is: no error, no warning.\n`,
      );
      return 0;
    case 'faulty':
      process.stderr.write(
        `WeChat's official compiler finds:\n${verdict.faults.map((fault) => `  ${fault}\n`).join('')}`,
      );
      return 1;
  }
}

void check(resolve(process.argv[2] ?? `${__dirname}/../..`)).then((code) => {
  process.exitCode = code;
});
