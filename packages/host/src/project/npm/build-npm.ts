import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { NpmPackage } from './npm-package';
import { dependenciesOf, findPackage } from './npm-package';
import { findNpmRoots } from './npm-roots';
import { wrapScript } from './npm-wrapper';

/**
 * 构建 npm: packs what the project depends on into `miniprogram_npm`, by the rules of WeChat DevTools.
 *
 * @returns the folders of the packages, absolute
 * @throws an Error in one sentence
 */
export async function buildNpm(projectPath: string): Promise<readonly string[]> {
  const packed: string[] = [];
  for (const { folder, into } of findNpmRoots(projectPath)) {
    const places = placePackages(folder, into);
    rmSync(into, { recursive: true, force: true });
    for (const [place, found] of places) {
      if (await pack(found, place)) packed.push(place);
    }
  }
  return packed;
}

/** Every package once beside the others; another version of the same name below whoever wants it. */
function placePackages(root: string, into: string): ReadonlyMap<string, NpmPackage> {
  const places = new Map<string, NpmPackage>();
  const place = (name: string, from: string, above: readonly string[]): void => {
    const found = findPackage(name, from);
    const known = above.some((folder) => places.get(join(folder, name))?.folder === found.folder);
    if (known) return;
    const free = above.find((folder) => !places.has(join(folder, name)));
    if (free === undefined) throw new Error(`There is no place left for another "${name}".`);
    const target = join(free, name);
    places.set(target, found);
    const inner = [...above, join(target, 'miniprogram_npm')];
    for (const next of found.dependencies) place(next, found.folder, inner);
  };
  for (const name of dependenciesOf(root)) place(name, root, [into]);
  return places;
}

/** @returns false for a package without a script, which WeChat DevTools leaves out with a warning */
async function pack({ name, folder, miniprogram }: NpmPackage, place: string): Promise<boolean> {
  if (miniprogram !== undefined) {
    mkdirSync(place, { recursive: true });
    // Packages of its own are packed by themselves.
    cpSync(miniprogram, place, {
      recursive: true,
      dereference: true,
      filter: (path) => !path.slice(miniprogram.length).includes('node_modules'),
    });
    return true;
  }
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [folder],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['main'],
      // Other packages are required by name: they are packed beside it.
      packages: 'external',
      target: 'es2018',
      charset: 'utf8',
      tsconfigRaw: {},
      absWorkingDir: folder,
      logLevel: 'silent',
    });
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.js'), wrapScript(outputFiles[0]?.text ?? ''));
    return true;
  } catch (error) {
    if (hasNoEntry(error, folder)) return false;
    const reason = error instanceof Error ? error.message.split('\n')[1] : undefined;
    throw new Error(`The package "${name}" cannot be packed: ${reason ?? String(error)}`, {
      cause: error,
    });
  }
}

function hasNoEntry(error: unknown, folder: string): boolean {
  const unresolved = `Could not resolve "${folder}"`;
  return error instanceof Error && error.message.includes(unresolved);
}
