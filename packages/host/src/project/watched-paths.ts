import { basename, isAbsolute, relative, resolve, sep } from 'node:path';

import { createReport } from './kit/diagnostics';
import { configFiles, readProjectConfig } from './read/project-config';
import { openProjectFiles } from './read/read-project';

/** What of a machine's files a project is made of. */
export interface WatchedPaths {
  /** Where watching begins. */
  readonly starts: readonly string[];
  /** Whether a file, or a folder on the way to one, belongs to the project; `path` is absolute. */
  readonly includes: (path: string) => boolean;
}

/** Folders that no program file lies in, or that are somebody else's to watch. */
const IGNORED = new Set(['node_modules', '.git', '.cache', 'coverage']);

/**
 * The two config files of a project, the program's own folder and the folders mounted into it. All else
 * in the project's folder (tests, documents, what npm installed) is a thousand files that change nothing.
 *
 * @param programRoot absolute; only the config files and the mounts count while it is not known
 */
export function watchedPaths(
  dir: string,
  programRoot: string | undefined,
  mounts: readonly string[],
): WatchedPaths {
  const project = resolve(dir);
  const configs = new Set(configFiles.map((name) => resolve(project, name)));
  const mounted = mounts.map((folder) => resolve(folder));
  const shown = programRoot === undefined ? mounted : [programRoot, ...mounted];
  return {
    starts: [project, ...mounted],
    includes(path) {
      if (path === project || configs.has(path) || shown.includes(path)) return true;
      if (shown.some((folder) => isWithin(folder, path))) return !IGNORED.has(basename(path));
      return programRoot !== undefined && isWithin(path, programRoot);
    },
  };
}

/** The program's own folder, absolute, as project.config.json says now; undefined when that cannot be read. */
export function readProgramRoot(dir: string): string | undefined {
  const config = readProjectConfig(openProjectFiles(dir).project, createReport());
  return config === undefined ? undefined : resolve(dir, config.miniprogramRoot);
}

function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
