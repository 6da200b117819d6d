import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import { packComponents, readmeChange } from '../support/adopted-project';
import type { FrameworkProgram } from './programs';
import { buildFolder, programs } from './programs';

/** Jest's global setup: the tools of the frameworks, and what they make of the programs now. */
export default function installAndBuild(): void {
  const say = (line: string) => {
    process.stderr.write(`${line}\n`);
  };
  const outcome = ensureInstalled(__dirname, say);
  if (outcome.kind === 'failed') throw new Error(outcome.reason);
  const packed = mkdtempSync(join(tmpdir(), 'packed-'));
  const tarball = packComponents(packed);
  for (const program of programs) {
    say(`Building ${program.name}`);
    build(program, tarball);
  }
  rmSync(packed, { recursive: true });
}

/** The section of the components' README for this framework, done to the copy of the program. */
function addComponents(program: FrameworkProgram, tarball: string): void {
  const folder = buildFolder(program);
  const name = 'wechat-onboarding-components';
  // What `npm install` makes of the tarball; the tools' own packages stay as their lock file has them.
  const installed = join(folder, 'node_modules', name);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  // Taro looks for components beside itself, where they are in a project of one's own.
  const beside = join(__dirname, 'node_modules', name);
  rmSync(beside, { force: true });
  symlinkSync(installed, beside, 'junction');
  if (program.componentsFolder !== undefined) {
    const copied = join(folder, program.componentsFolder, name);
    cpSync(join(installed, 'miniprogram_dist'), copied, { recursive: true });
  }
  execFileSync('git', ['apply', '-'], {
    cwd: folder,
    input: readmeChange(`In ${program.name}`),
    // The copy lies in this repository, and git would take the paths from its root.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, '..') },
  });
}

function build(program: FrameworkProgram, tarball: string): void {
  const folder = buildFolder(program);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(__dirname, 'programs', program.folder), folder, { recursive: true });
  // uni-app's tool looks there for its own plugins. Under its own name: Jest wants every name once.
  const manifest = readFileSync(join(__dirname, 'package.json'), 'utf8');
  writeFileSync(
    join(folder, 'package.json'),
    manifest.replace('wechat-onboarding-frameworks-gate', program.folder),
  );
  addComponents(program, tarball);
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
