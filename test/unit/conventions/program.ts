import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A mini program on the disk, for whatever holds it to the conventions. */
export interface Program {
  readonly root: string;
  /** Routes of app.json. */
  readonly pages: readonly string[];
  /** Paths of all files of a kind, relative to the root; of all kinds without one. */
  readonly files: (extension?: string) => readonly string[];
  readonly read: (path: string) => string;
  readonly json: (path: string) => unknown;
  /** Its texts in every language, by page. */
  readonly texts: () => readonly Texts[];
}

export type Texts = Readonly<Record<string, object>>;

/** What is wrong with a program by one convention, a line each. */
export type Convention = (program: Program) => readonly string[];

/** Reads a program; `root` is its `miniprogram/`. */
export function readProgram(root: string): Program {
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const json = (path: string): unknown => JSON.parse(read(path));
  return {
    root,
    pages: (json('app.json') as { readonly pages: readonly string[] }).pages,
    files: (extension = '') => all.filter((path) => path.endsWith(extension)),
    read,
    json,
    texts: () => {
      const { chooseMessages } = jest.requireActual<{
        readonly chooseMessages: (language: string) => Texts;
      }>(join(root, 'i18n/choose-messages'));
      return ['zh_CN', 'zh_TW', 'en'].map(chooseMessages);
    },
  };
}

/** The file of the same name with another extension. */
export const beside = (path: string, extension: string): string =>
  path.replace(/\.\w+$/, extension);
