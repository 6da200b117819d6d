import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is written into other folders: files of this repository, which the package brings along. */
export interface Template {
  /** The program and its types: `miniprogram/`, `typings/`, `tsconfig.json`, `project.config.json`. */
  readonly program: string;
  /** What a new repository has besides. */
  readonly files: string;
}

/** In the package beside `dist`; in the repository where everything lies anyway. */
export function findTemplate(): Template {
  const packed = join(__dirname, '../template');
  return existsSync(join(__dirname, 'cli.js'))
    ? { program: join(packed, 'program'), files: join(packed, 'files') }
    : { program: join(__dirname, '../../..'), files: join(__dirname, '../files') };
}
