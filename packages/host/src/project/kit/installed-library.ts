import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The exports of an npm package that a project may bring along: the project's own, else the one installed
 * beside the host; `undefined` when there is none or it does not load.
 *
 * @param folder absolute folder of the project
 */
export function installedLibrary(folder: string, name: string): unknown {
  for (const from of [join(folder, 'package.json'), __filename]) {
    try {
      const load = createRequire(from);
      return load(name) as unknown;
    } catch {
      // Not installed there, or made for another Node: the next place may have it.
    }
  }
  return undefined;
}

/** The folder of an npm package that a project may bring along, found as `installedLibrary` finds it. */
export function installedFolder(folder: string, name: string): string | undefined {
  for (const from of [join(folder, 'package.json'), __filename]) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch {
      // Not installed there: the next place may have it.
    }
  }
  return undefined;
}
