import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of an installed npm package; throws when it is not installed. */
export function installedPackage(name: string): string {
  const { resolve } = createRequire(__filename);
  const folder = join('node_modules', name);
  // Its main module, as not every package lets its package.json be resolved.
  const entry = resolve(name);
  return entry.slice(0, entry.lastIndexOf(folder)) + folder;
}
