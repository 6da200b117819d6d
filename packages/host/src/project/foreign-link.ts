import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';

/**
 * Whether a path is a link that the watcher must not follow: it shows what is no file of the program, or
 * what is watched at its own place, and one to a folder above itself has no end. Packages may be links.
 */
export function isForeignLink(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false;
  const folder = dirname(path);
  const holder = basename(folder).startsWith('@') ? dirname(folder) : folder;
  if (basename(holder) !== 'miniprogram_npm') return true;
  try {
    return `${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(path)}${sep}`);
  } catch {
    // It leads to nothing.
    return true;
  }
}
