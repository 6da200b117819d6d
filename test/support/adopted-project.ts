import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

const root = join(__dirname, '../..');
const freshProject = join(root, 'packages/components/test/fixtures/fresh-project');

/** A fresh mini program with the components, as the README of their package tells to get there. */
export interface AdoptedProject {
  readonly projectPath: string;
  /** Lines that the README adds to the fresh project. */
  readonly addedLines: readonly string[];
  remove(): void;
}

/** The change that the package's README shows. */
function readmeChange(): string {
  const readme = readFileSync(join(root, 'packages/components/README.md'), 'utf8');
  const change = /^```diff\n(.*?)^```$/msu.exec(readme)?.[1];
  if (change === undefined) throw new Error('packages/components/README.md shows no diff.');
  return change;
}

/**
 * Packs the components, installs the tarball offline into a copy of the fresh project and applies
 * the README's change. What is left is "构建 npm".
 */
export function adoptComponents(): AdoptedProject {
  const folder = mkdtempSync(join(tmpdir(), 'adopted-'));
  const projectPath = join(folder, 'fresh-project');
  cpSync(freshProject, projectPath, { recursive: true });
  const packed = execFileSync('npm', ['run', '--silent', 'pack:components', '--', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  const [tarball = ''] = packed.split('\n');
  execFileSync('npm', ['install', '--offline', '--silent', '--no-audit', '--no-fund', tarball], {
    cwd: projectPath,
    stdio: 'pipe',
  });
  const change = readmeChange();
  execFileSync('git', ['apply', '-'], { cwd: projectPath, input: change });
  return {
    projectPath,
    addedLines: change.split('\n').filter((line) => /^\+(?!\+\+ )/u.test(line)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const dependenciesSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
const packageSchema = z.object({ miniprogram: z.string() });

/**
 * What DevTools' "构建 npm" does with packages made for mini programs: the folder named by `miniprogram`
 * becomes miniprogram_npm/<name>. test/devtools compares it with WeChat's own.
 */
export function buildNpm(projectPath: string): void {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(projectPath, path), 'utf8'));
  const { dependencies } = dependenciesSchema.parse(read('package.json'));
  for (const name of Object.keys(dependencies)) {
    const { miniprogram } = packageSchema.parse(read(`node_modules/${name}/package.json`));
    cpSync(
      join(projectPath, 'node_modules', name, miniprogram),
      join(projectPath, 'miniprogram_npm', name),
      { recursive: true },
    );
  }
}
