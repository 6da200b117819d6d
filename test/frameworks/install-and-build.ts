import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import type { FrameworkProgram } from './programs';
import { buildFolder, programs } from './programs';

/** Jest's global setup: the tools of the frameworks, and what they make of the programs now. */
export default function installAndBuild(): void {
  const say = (line: string) => {
    process.stderr.write(`${line}\n`);
  };
  const outcome = ensureInstalled(__dirname, say);
  if (outcome.kind === 'failed') throw new Error(outcome.reason);
  for (const program of programs) {
    say(`Building ${program.name}`);
    build(program);
  }
}

function build(program: FrameworkProgram): void {
  const folder = buildFolder(program);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(__dirname, 'programs', program.folder), folder, { recursive: true });
  // uni-app's tool looks there for its own plugins. Under its own name: Jest wants every name once.
  const manifest = readFileSync(join(__dirname, 'package.json'), 'utf8');
  writeFileSync(
    join(folder, 'package.json'),
    manifest.replace('wechat-onboarding-frameworks-gate', program.folder),
  );
  const [tool = '', ...words] = program.build;
  try {
    execFileSync(process.execPath, [join(__dirname, 'node_modules', tool), ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      // Jest says "test" here, and both tools would build for development.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program.name} was not built.\n${stdout}${stderr}`, { cause: error });
  }
}
