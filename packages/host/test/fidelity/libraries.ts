import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A package of components that nobody here wrote, as npm delivers it. */
export interface Library {
  /** Its name in `usingComponents`. */
  readonly name: string;
  /** Folder of its components. */
  readonly folder: string;
}

const packages = join(__dirname, '../../../../node_modules');

export const libraries: readonly Library[] = [
  {
    name: 'tdesign-miniprogram',
    folder: join(packages, 'tdesign-miniprogram/miniprogram_dist'),
  },
  { name: '@vant/weapp', folder: join(packages, '@vant/weapp/lib') },
  { name: 'weui-miniprogram', folder: join(packages, 'weui-miniprogram/miniprogram_dist') },
];

/** The libraries inside a program, as `BuildOptions.mounts`. */
export const libraryMounts: Readonly<Record<string, string>> = Object.fromEntries(
  libraries.map(({ name, folder }) => [`miniprogram_npm/${name}`, folder]),
);

/** Every component of a library, as `usingComponents` names it, in the order of the paths. */
export function componentsOf({ name, folder }: Library): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && existsSync(join(folder, withoutJson(path) + '.js')))
    .filter((path) => isComponent(join(folder, path)))
    .map((path) => `${name}/${withoutJson(path).split('\\').join('/')}`)
    .sort();
}

function isComponent(file: string): boolean {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof json === 'object' && json !== null && Reflect.get(json, 'component') === true;
}

function withoutJson(path: string): string {
  return join(dirname(path), relative(dirname(path), path).replace(/\.json$/, ''));
}
