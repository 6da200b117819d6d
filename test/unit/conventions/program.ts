import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A mini program on the disk, for whatever holds it to the conventions. */
export interface Program {
  readonly root: string;
  /** Routes of app.json, those of its subpackages too. */
  readonly pages: readonly string[];
  /** Roots of its subpackages: "pages/lab". */
  readonly subpackages: readonly string[];
  /** Paths of all files of a kind, relative to the root; of all kinds without one. */
  readonly files: (extension?: string) => readonly string[];
  readonly read: (path: string) => string;
  readonly json: (path: string) => unknown;
  /** Its texts in every language, by page; what a page has beside itself, in `<page>-texts.ts`, among them. */
  readonly texts: () => readonly Texts[];
}

export type Texts = Readonly<Record<string, object>>;

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

/** Every route: the main package's, then those of the subpackages. */
const routesOf = ({ pages, subPackages = [] }: AppJson): readonly string[] => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
];

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
    pages: routesOf(json('app.json') as AppJson),
    subpackages: ((json('app.json') as AppJson).subPackages ?? []).map((one) => one.root),
    files: (extension = '') => all.filter((path) => path.endsWith(extension)),
    read,
    json,
    texts: () => {
      const { chooseMessages } = jest.requireActual<{
        readonly chooseMessages: (language: string) => Texts;
      }>(join(root, 'i18n/choose-messages'));
      const own = all
        .map((path) => /^(?:pages\/(\w+)\/\1)-texts\.ts$/.exec(path))
        .filter((found) => found !== null)
        .map(([path, page = '']) => {
          const { chooseTexts } = jest.requireActual<{
            readonly chooseTexts: (language: string) => object;
          }>(join(root, path));
          return { page, chooseTexts };
        });
      return ['zh_CN', 'zh_TW', 'en'].map((language) => ({
        ...chooseMessages(language),
        ...Object.fromEntries(own.map((one) => [one.page, one.chooseTexts(language)])),
      }));
    },
  };
}

/** The file of the same name with another extension. */
export const beside = (path: string, extension: string): string =>
  path.replace(/\.\w+$/, extension);
