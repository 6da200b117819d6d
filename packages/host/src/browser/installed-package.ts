import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of an npm package that need not be there; undefined when it is not. */
export function ifInstalled(name: string): string | undefined {
  const { resolve } = createRequire(__filename);
  const folder = join('node_modules', name);
  try {
    // Its main module, as not every package lets its package.json be resolved.
    const entry = resolve(name);
    return entry.slice(0, entry.lastIndexOf(folder)) + folder;
  } catch {
    return undefined;
  }
}
