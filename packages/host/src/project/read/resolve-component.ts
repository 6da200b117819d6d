import { npmPaths, resolvePath } from '../kit/program-path';
import type { SourceFiles } from '../kit/source-files';

export type ComponentReference =
  | { readonly kind: 'found'; readonly id: string }
  /** A plugin's or dynamic library's component: nothing in the project can stand for it. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'missing' };

/**
 * What a path in `usingComponents` means: "./", "../" and "/" paths, a path beside the JSON file, or
 * an npm package, in the order WeChat tries them; a folder stands for its `index`.
 *
 * @param folder the folder of the JSON file
 */
export function resolveComponent(
  folder: string,
  reference: string,
  files: SourceFiles,
): ComponentReference {
  if (/^[\w-]+:\/\//.test(reference)) return { kind: 'foreign' };
  const direct = resolvePath(folder, reference);
  const paths = direct === undefined ? [] : [direct];
  if (!isPath(reference)) paths.push(...npmPaths(folder, reference));
  const id = paths
    .flatMap((path) => [path, `${path}/index`])
    .find((path) => isComponent(path, files));
  return id === undefined ? { kind: 'missing' } : { kind: 'found', id };
}

/** Whether a reference is a path and cannot be a package's name. */
export const isPath = (reference: string): boolean => /^\.{0,2}\//.test(reference);

/** Whether files stand for a component there. */
export function isComponent(id: string, files: SourceFiles): boolean {
  return files.has(`${id}.json`) || scriptOf(id, files) !== undefined;
}

/** The script of a page, component or module without extension: ".ts" wins over ".js", as in DevTools. */
export function scriptOf(id: string, files: SourceFiles): string | undefined {
  return [`${id}.ts`, `${id}.js`].find((path) => !path.endsWith('.d.ts') && files.has(path));
}
