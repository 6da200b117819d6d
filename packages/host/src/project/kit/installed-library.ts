import { createRequire } from 'node:module';
import { join } from 'node:path';

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
