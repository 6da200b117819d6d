import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { types } from 'node:util';

/**
 * The files of a program, read once and kept until told that they changed. What a symbolic link shows from
 * outside of the program, its packages and its mounts is not there: nothing else of the machine gets into
 * the bundle by one.
 */
export interface SourceFiles {
  /** UTF-8 text of a file, `undefined` when there is none. Paths as in program-path.ts. */
  read(path: string): string | undefined;
  has(path: string): boolean;
  /**
   * The files of the program in a folder and below, in a stable order; without packages
   * (node_modules, miniprogram_npm), mounts, hidden folders and links.
   */
  list(folder: string): readonly string[];
  /** Absolute path of a file, whether it exists or not. */
  locate(path: string): string;
  /** Reads the file at this absolute path afresh next time; without an argument, every file. */
  forget(absolute?: string): void;
}

/**
 * Opens the folder of a program.
 *
 * @param root absolute path of the program root
 * @param mounts folders from elsewhere shown inside the program, by program path: packages that a
 *   program uses as `miniprogram_npm/<name>` without having a copy.
 */
export function openSourceFiles(
  root: string,
  mounts: Readonly<Record<string, string>> = {},
): SourceFiles {
  const texts = new Map<string, string | undefined>();
  const existing = new Map<string, boolean>();

  const locate = (path: string): string => {
    for (const [mount, folder] of Object.entries(mounts)) {
      if (path === mount) return folder;
      if (path.startsWith(`${mount}/`)) return join(folder, path.slice(mount.length + 1));
    }
    return join(root, path.replaceAll('/', sep));
  };

  const isOwn = (path: string): boolean =>
    isFile(path) && liesIn(path, [root, ...packageAround(path), ...Object.values(mounts)]);

  return {
    locate,
    read(path) {
      if (!texts.has(path)) {
        const place = locate(path);
        texts.set(path, isOwn(place) ? readText(place) : undefined);
      }
      return texts.get(path);
    },
    has(path) {
      const known = existing.get(path) ?? isOwn(locate(path));
      existing.set(path, known);
      return known;
    },
    list: (folder) => filesBelow(root, folder),
    forget(absolute) {
      if (absolute === undefined) {
        texts.clear();
        existing.clear();
        return;
      }
      // A folder may be shown twice: where it lies and where it is mounted.
      for (const [mount, folder] of [['', root], ...Object.entries(mounts)] as const) {
        const inside = relative(folder, absolute);
        if (inside.startsWith('..') || isAbsolute(inside)) continue;
        const path = [mount, ...inside.split(sep)].filter((part) => part !== '').join('/');
        texts.delete(path);
        existing.delete(path);
      }
    },
  };
}

function filesBelow(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    // No such folder: nothing is in it.
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return [path];
      return entry.isDirectory() && !/^\.|^(?:node_modules|miniprogram_npm)$/.test(entry.name)
        ? filesBelow(root, path)
        : [];
    });
}

/** A package in miniprogram_npm may be a link itself, as package managers make them. */
function packageAround(path: string): readonly string[] {
  const around = /^.*[\\/]miniprogram_npm[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(path);
  return around === null ? [] : [around[0]];
}

/** Whether the file that a path leads to lies in one of the folders. */
function liesIn(path: string, folders: readonly string[]): boolean {
  const real = realPath(path);
  if (real === undefined) return false;
  return folders.some((folder) => {
    const realFolder = realPath(folder);
    return realFolder !== undefined && real.startsWith(join(realFolder, sep));
  });
}

function realPath(path: string): string | undefined {
  try {
    // The system's own: Node's looks at each folder of the path.
    return realpathSync.native(path);
  } catch {
    // Taken away, or a link to nothing.
    return undefined;
  }
}

function isFile(path: string): boolean {
  // A path below a file throws even so: "a.json/index.ts" is looked for and is simply not there.
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // Taken away between the look and the reading: editors save by renaming.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
