import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const fixtures = join(root, 'packages/components/test/fixtures');

/** In what a fresh program is written, and so which change of the README it gets. */
export type Language = 'JavaScript' | 'TypeScript';

/** A fresh mini program with the components, as the README of their package tells to get there. */
export interface AdoptedProject {
  readonly projectPath: string;
  /** Lines that the README adds to the fresh project. */
  readonly addedLines: readonly string[];
  remove(): void;
}

/** A block of the package's README that is a change to files, by the heading it stands under. */
export function readmeChange(heading: string): string {
  const readme = readFileSync(join(root, 'packages/components/README.md'), 'utf8');
  const section = readme.split(/^(?=## )/mu).find((text) => text.startsWith(`## ${heading}\n`));
  const change = /^```diff\n(.*?)^```$/msu.exec(section ?? '')?.[1];
  if (change === undefined) {
    throw new Error(`packages/components/README.md shows no diff under "${heading}".`);
  }
  return change;
}

export const addedLines = (change: string): readonly string[] =>
  change.split('\n').filter((line) => /^\+(?!\+\+ )/u.test(line));

/** Packs the components into a folder, and returns the tarball's path. */
export function packComponents(folder: string): string {
  const packed = execFileSync('npm', ['run', '--silent', 'pack:components', '--', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return packed.split('\n')[0] ?? '';
}

/**
 * Packs the components, installs the tarball offline into a copy of the fresh project and applies
 * the README's change. What is left is "构建 npm".
 */
export function adoptComponents(language: Language = 'JavaScript'): AdoptedProject {
  const folder = mkdtempSync(join(tmpdir(), 'adopted-'));
  const projectPath = join(folder, 'fresh-project');
  const change = readmeChange('In ten lines');
  const typed = language === 'TypeScript' ? readmeChange('In TypeScript') : '';
  cpSync(join(fixtures, 'fresh-project'), projectPath, { recursive: true });
  const tarball = packComponents(folder);
  execFileSync('npm', ['install', '--offline', '--silent', '--no-audit', '--no-fund', tarball], {
    cwd: projectPath,
    stdio: 'pipe',
  });
  const apply = (text: string, ...options: readonly string[]) =>
    execFileSync('git', ['apply', ...options, '-'], { cwd: projectPath, input: text });
  if (language === 'TypeScript') {
    for (const script of ['app.js', 'pages/index/index.js']) rmSync(join(projectPath, script));
    cpSync(join(fixtures, 'fresh-project-ts'), projectPath, { recursive: true });
    linkTypings(projectPath);
    apply(change, '--exclude=*.js');
    apply(typed);
  } else {
    apply(change);
  }
  return {
    projectPath,
    addedLines: addedLines(change),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** WeChat's own typings, which the TypeScript template asks npm for; linked instead of downloaded. */
function linkTypings(projectPath: string): void {
  const name = 'miniprogram-api-typings';
  mkdirSync(join(projectPath, 'node_modules'), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), join(projectPath, 'node_modules', name));
}

/** 构建 npm without DevTools, as the README says it; test/devtools compares it with WeChat's own. */
export function buildNpm(projectPath: string): void {
  execFileSync(
    join(root, 'packages/host/bin/miniprogram-host'),
    ['build-npm', '--project', projectPath],
    { stdio: 'pipe' },
  );
}
