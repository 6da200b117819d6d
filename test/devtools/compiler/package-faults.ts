import { posix } from 'node:path';

import type { PackagedFile } from './job';

/** The main package's limit (分包加载), in bytes. */
export const packageLimit = 2 * 1024 * 1024;

const requireCall = /\brequire\(\s*(["'])([^"']+)\1\s*\)/gu;

/** The miniprogram_npm folders that count for a file, nearest first. */
function npmFolders(from: string): readonly string[] {
  const folder = posix.dirname(from);
  const own = posix.join(folder, 'miniprogram_npm');
  return folder === '.' ? [own] : [own, ...npmFolders(folder)];
}

function isPackaged(paths: ReadonlySet<string>, from: string, target: string): boolean {
  const bases = target.startsWith('.')
    ? [posix.join(posix.dirname(from), target)]
    : [target, ...npmFolders(from).map((folder) => posix.join(folder, target))];
  return bases
    .flatMap((base) => [base, `${base}.js`, posix.join(base, 'index.js')])
    .some((path) => paths.has(path));
}

/**
 * Faults that the compiler lets pass and WeChat meets at run time: a `require` whose file is not in
 * the package, and a package over the limit. One sentence each.
 */
export function packageFaults(files: readonly PackagedFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const missing = files.flatMap(({ path, text }) =>
    path.endsWith('.js') && text !== undefined
      ? [...text.matchAll(requireCall)]
          .map((match) => match[2] ?? '')
          .filter((target) => !isPackaged(paths, path, target))
          .map((target) => `${path} requires ${target}, which is not in the package.`)
      : [],
  );
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return total > packageLimit
    ? [...missing, `The package has ${total} bytes; WeChat takes ${packageLimit}.`]
    : missing;
}

/** Bytes and files of one kind (`js`, `wxml`, …) in the package. */
export interface KindSize {
  readonly kind: string;
  readonly files: number;
  readonly bytes: number;
}

/** Sizes by file name extension, largest first. */
export function sizesByKind(files: readonly PackagedFile[]): readonly KindSize[] {
  const kinds = new Map<string, KindSize>();
  for (const { path, bytes } of files) {
    const kind = posix.extname(path).slice(1);
    const known = kinds.get(kind) ?? { kind, files: 0, bytes: 0 };
    kinds.set(kind, { kind, files: known.files + 1, bytes: known.bytes + bytes });
  }
  return [...kinds.values()].sort((a, b) => b.bytes - a.bytes);
}
