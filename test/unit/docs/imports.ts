import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(__dirname, '../../..');

/** Paths of all TypeScript files below a folder, relative to the root. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules/'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

/** Files that a source imports from inside the repository, relative to the root, with extension. */
export function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gu)].map(
    ([, wholly, lazily]) => {
      const target = join(dirname(path), wholly ?? lazily ?? '');
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
