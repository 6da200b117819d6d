import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Convention } from './program';

/** `phone-manual` → `phoneManual`: the section of messages that a page puts into its data as `t`. */
const sectionName = (page: string): string =>
  page.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

const folderOf = (page: string): string => page.split('/')[1] ?? '';

/** What a page consists of. */
export const pageConventions: Readonly<Record<string, Convention>> = {
  'a page has its four files, named after its folder': ({ root, pages }) =>
    pages.flatMap((page) => [
      ...(page.split('/')[2] === folderOf(page) ? [] : [`${page} is not named after its folder`]),
      ...['.ts', '.wxml', '.wxss', '.json']
        .map((extension) => page + extension)
        .filter((path) => !existsSync(join(root, path))),
    ]),

  'the folders of pages/ are the routes of app.json': ({ root, pages }) => {
    const folders = readdirSync(join(root, 'pages'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const routes = pages.map(folderOf);
    return [
      ...folders.filter((folder) => !routes.includes(folder)),
      ...routes.filter((route) => !folders.includes(route)),
      ...routes.filter((route, index) => routes.indexOf(route) !== index),
    ];
  },

  // WeChat cannot load it from outside: people have not downloaded it (docs/decisions/0019).
  'what lies in a subpackage is imported by that subpackage alone': ({
    subpackages,
    files,
    read,
  }) =>
    subpackages.flatMap((root) =>
      files('.ts')
        .filter((path) => !path.startsWith(`${root}/`))
        .flatMap((path) =>
          [...read(path).matchAll(/from '(\.[^']+)'/g)]
            .map(([, from = '']) => join(dirname(path), from))
            .filter((imported) => imported.startsWith(`${root}/`))
            .map((imported) => `${path}: ${imported}`),
        ),
    ),

  'no page is shared to moments, out of which nobody can sign in (decision 20)': ({
    pages,
    read,
  }) => pages.filter((page) => read(`${page}.ts`).includes('onShareTimeline')),

  // WeChat reads it only as the first node, and once; without it a person who set a larger text reads a small one.
  'a page follows the text size of WeChat, which its first node says': ({ pages, read }) =>
    pages.filter((page) => {
      const [first = '', ...others] = read(`${page}.wxml`).split(/(?=<[a-z])/);
      return (
        first.trim() !==
          '<page-meta root-font-size="system" page-font-size="system"></page-meta>' ||
        others.some((node) => node.startsWith('<page-meta'))
      );
    }),

  'a page uses only texts that every language has': ({ pages, read, texts }) =>
    pages.flatMap((page) => {
      const section = sectionName(folderOf(page));
      const used = [...read(`${page}.wxml`).matchAll(/\bt\.(\w+)/g)];
      return used.flatMap(([, key = '']) =>
        texts()
          .filter((messages) => !(key in (messages[section] ?? {})))
          .map(() => `${page}.wxml: t.${key}`),
      );
    }),

  'a page that a template names exists': ({ pages, files, read }) =>
    files('.wxml').flatMap((path) =>
      [...read(path).matchAll(/data-url="([^"]+)"/g)]
        .map(([, url = '']) => url)
        .filter((url) => !pages.includes(join(dirname(path), url)))
        .map((url) => `${path}: ${url}`),
    ),

  'no page and no picture is named from the root: a subfolder and a subpackage are roots of their own':
    ({ files, read }) =>
      files()
        .filter((path) => /^(pages|components)\/.*\.(ts|wxml|json)$/.test(path))
        .flatMap((path) =>
          [...read(path).matchAll(/["'`](\/?(pages|images|components)\/[^"'`]*)/g)].map(
            ([, found = '']) => `${path}: ${found}`,
          ),
        ),
};
