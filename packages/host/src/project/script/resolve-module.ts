import { folderOf, npmPaths, resolvePath } from '../kit/program-path';

/** The modules of a program and the app's `resolveAlias`. */
export interface ModuleTable {
  /** Whether the program has this module; ids end in ".js". */
  has(id: string): boolean;
  /** `resolveAlias` of app.json: patterns ending in "/*" to paths ending in "/*". */
  readonly alias: Readonly<Record<string, string>>;
}

/**
 * The module that `require(specifier)` in module `from` means, `undefined` when there is none.
 *
 * As WeChat: `resolveAlias` first (longest pattern wins), then "./", "../" and "/" paths, with or
 * without ".js", or a folder's index.js; other names are npm packages, looked up in the
 * miniprogram_npm folders from the requiring file's outwards (index.js of the package when only its
 * name is given), and at last files beside the requiring one. JSON files are not modules.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/npm.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#resolveAlias
 */
export function resolveModule(
  from: string,
  specifier: string,
  table: ModuleTable,
): string | undefined {
  const aliased = applyAlias(specifier, table.alias);
  return candidates(folderOf(from), aliased ?? specifier)
    .flatMap((path) => (path.endsWith('.js') ? [path] : [`${path}.js`, `${path}/index.js`]))
    .find((id) => table.has(id));
}

/** The message of WeChat's own error for a module that is not there. */
export function moduleNotDefinedMessage(
  from: string,
  specifier: string,
  alias: ModuleTable['alias'],
): string {
  const [path] = candidates(folderOf(from), applyAlias(specifier, alias) ?? specifier);
  const id = path === undefined ? specifier : path.endsWith('.js') ? path : `${path}.js`;
  return `module '${id}' is not defined, require args is '${specifier}'`;
}

function candidates(folder: string, reference: string): string[] {
  const direct = resolvePath(folder, reference);
  const directly = direct === undefined ? [] : [direct];
  return /^(\.{0,2}\/|\.{1,2}$)/.test(reference)
    ? directly
    : [...npmPaths(folder, reference), ...directly];
}

function applyAlias(specifier: string, alias: ModuleTable['alias']): string | undefined {
  const [longest] = Object.entries(alias)
    .map(([pattern, target]) => [pattern.replace(/\*$/, ''), target.replace(/\*$/, '')] as const)
    .filter(([pattern]) => specifier.startsWith(pattern))
    .sort(([a], [b]) => b.length - a.length);
  if (longest === undefined) return undefined;
  const [pattern, target] = longest;
  return `/${target}${specifier.slice(pattern.length)}`;
}
