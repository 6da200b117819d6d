import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { UsageError } from '../usage-error';

/** Somebody's mini program project, as far as it is read and changed here. */
export interface Project {
  /** The folder that DevTools opens. */
  readonly folder: string;
  /** `miniprogramRoot`, without a slash at its end; empty where the program lies in the folder itself. */
  readonly root: string;
  /** Its text; undefined where there is no such file. `path` is relative to the program. */
  read(path: string): string | undefined;
}

/** @throws UsageError when the folder is no mini program project */
export function readProject(folder: string): Project {
  const text = textOf(join(folder, 'project.config.json'));
  if (text === undefined) {
    throw new UsageError(
      `${folder} has no project.config.json; name the folder that WeChat DevTools opens.`,
    );
  }
  const { miniprogramRoot = '' } = JSON.parse(text) as { readonly miniprogramRoot?: string };
  const root = posix.normalize(miniprogramRoot || '.').replace(/\/$|^\.$/gu, '');
  if (!existsSync(join(folder, root, 'app.json'))) {
    throw new UsageError(`There is no app.json in ${join(folder, root)}.`);
  }
  return { folder, root, read: (path) => textOf(join(folder, root, path)) };
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
