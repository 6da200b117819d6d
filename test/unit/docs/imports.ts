import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(__dirname, '../../..');

/** Paths of all TypeScript files below a folder, relative to the root. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules/'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

/** The packages of this repository: the name of each, and its folder. */
const packages: ReadonlyMap<string, string> = new Map(
  readdirSync(join(root, 'packages'), { withFileTypes: true })
    // packages/build makes the packages and is none.
    .filter(({ name }) => existsSync(join(root, 'packages', name, 'package.json')))
    .map(({ name }) => {
      const manifest = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8');
      return [(JSON.parse(manifest) as { name: string }).name, `packages/${name}`];
    }),
);

/** Where `specifier` leads from `path`; undefined for what npm installs. An entry of a package stands for all of it. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(path), specifier);
  const folder = packages.get(specifier.split('/')[0] ?? '');
  return folder === undefined ? undefined : `${folder}/src/index`;
}

/** Files that a source imports from inside the repository, relative to the root, with extension. */
export function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/gu)].flatMap(
    ([, wholly, lazily]) => {
      const target = targetOf(path, wholly ?? lazily ?? '');
      if (target === undefined) return [];
      const found = [`${target}.ts`, `${target}.d.ts`, `${target}/index.ts`, target].find((file) =>
        existsSync(join(root, file)),
      );
      if (found === undefined) throw new Error(`${path} imports ${target}, which is not there.`);
      return relative(root, join(root, found)).replaceAll('\\', '/');
    },
  );
}

/** Imports between rooms, as "from --> to", sorted; `roomOf` answers undefined for what lies outside. */
export function roomArrows(
  sources: readonly string[],
  roomOf: (path: string) => string | undefined,
): readonly string[] {
  const arrows = sources.flatMap((path) => {
    const from = roomOf(path);
    return importsOf(path)
      .map((target) => roomOf(target))
      .filter((to) => from !== undefined && to !== undefined && to !== from)
      .map((to) => `${from ?? ''} --> ${to ?? ''}`);
  });
  return [...new Set(arrows)].sort();
}
