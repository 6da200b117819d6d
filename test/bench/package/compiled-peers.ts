import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import { compileOffline } from '../../devtools/compiler/compile-offline';
import type { PackagedFile } from '../../devtools/compiler/job';
import type { PackageSizes } from './package-sizes';
import { sizesOf } from './package-sizes';
import type { PeerProject } from './peer-projects';
import { documentationSample, openLibraryPage, openOwnProgram, openPeer } from './peer-projects';
import type { Saving } from './smaller-variants';
import { makeSmaller } from './smaller-variants';

const root = join(__dirname, '../../..');

export const contestants = [
  'this program',
  'documentation sample',
  't-button',
  'van-button',
] as const;

export type PackageContestant = (typeof contestants)[number];

/** A program as WeChat's official compiler packs it. */
export interface CompiledPackage {
  /** As uploaded. */
  readonly minified: readonly PackagedFile[];
  /** As DevTools runs it. */
  readonly plain: readonly PackagedFile[];
}

const open: Readonly<Record<PackageContestant, () => PeerProject>> = {
  'this program': openOwnProgram,
  'documentation sample': () => openPeer(documentationSample),
  't-button': () => openLibraryPage('t-button'),
  'van-button': () => openLibraryPage('van-button'),
};

/** Compiles one contestant both ways; throws what the compiler says when it does not compile. */
export async function compileContestant(name: PackageContestant): Promise<CompiledPackage> {
  installCompiler();
  const { projectPath, remove } = open[name]();
  try {
    // Not at once: the compiler gives its own workers little time to start.
    const minified = await compile(projectPath, true);
    return { minified, plain: await compile(projectPath, false) };
  } finally {
    remove();
  }
}

/** What this program would weigh with some savings, minified. */
export async function compileSmaller(chosen: readonly Saving[]): Promise<PackageSizes> {
  installCompiler();
  const { projectPath, remove } = openOwnProgram();
  try {
    makeSmaller(projectPath, chosen);
    return sizesOf(await compile(projectPath, true));
  } finally {
    remove();
  }
}

function installCompiler(): void {
  const install = ensureInstalled(join(root, 'test/devtools'), (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (install.kind === 'failed') throw new Error(install.reason);
}

async function compile(projectPath: string, minify: boolean): Promise<readonly PackagedFile[]> {
  const { report } = await compileOffline(projectPath, { minify });
  if (report.kind === 'failed') throw new Error(`${report.path}: ${report.message}`);
  return report.files;
}
