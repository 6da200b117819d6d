import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { z } from 'zod';

/** An installed package, as 构建 npm looks at it. */
export interface NpmPackage {
  readonly name: string;
  /** Real path. */
  readonly folder: string;
  /** The folder that is copied as it is; undefined for a package of plain scripts. */
  readonly miniprogram?: string;
  readonly dependencies: readonly string[];
}

const manifest = z.object({
  miniprogram: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

const packageName = /^(?:@[\w.~-]+\/)?(?!\.)[\w.~-]+$/u;

/** Names under "dependencies" in the package.json of a folder. */
export function dependenciesOf(folder: string): readonly string[] {
  return Object.keys(readManifest(folder).dependencies);
}

/**
 * The package that a file in `from` gets by its name.
 *
 * @throws an Error with the cure when it is not installed
 */
export function findPackage(name: string, from: string): NpmPackage {
  if (!packageName.test(name)) throw new Error(`"${name}" is no name of a package.`);
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return readPackage(name, realpathSync(found));
    if (folder === dirname(folder)) break;
  }
  throw new Error(`The package "${name}" is not installed: run npm install in ${from}.`);
}

function readPackage(name: string, folder: string): NpmPackage {
  const { miniprogram, dependencies } = readManifest(folder);
  const copied = join(folder, miniprogram ?? 'miniprogram_dist');
  if (relative(folder, copied).startsWith('..')) {
    throw new Error(`The package "${name}" names a folder outside of it as "miniprogram".`);
  }
  return {
    name,
    folder,
    dependencies: Object.keys(dependencies),
    ...((miniprogram !== undefined || existsSync(copied)) && { miniprogram: copied }),
  };
}

function readManifest(folder: string) {
  return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}
