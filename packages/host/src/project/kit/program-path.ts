/**
 * Paths inside a program: relative to its root, "/" between names, no leading slash. Free of Node,
 * so that the runtime may use it too.
 */

/** The folder of a file: "pages/a" for "pages/a/a.js", "" for files in the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * The path that a reference names: "/x" counts from the root, everything else from `folder`.
 * `undefined` when it climbs out of the program.
 */
export function resolvePath(folder: string, reference: string): string | undefined {
  const start = reference.startsWith('/') ? [] : folder.split('/');
  const names: string[] = [];
  for (const name of [...start, ...reference.split('/')]) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names.join('/');
}

/** Every `miniprogram_npm/<reference>` that counts for `folder`, nearest first, as WeChat looks for npm packages. */
export function npmPaths(folder: string, reference: string): string[] {
  const names = folder === '' ? [] : folder.split('/');
  const paths: string[] = [];
  for (let depth = names.length; depth >= 0; depth -= 1) {
    const path = resolvePath(names.slice(0, depth).join('/'), `miniprogram_npm/${reference}`);
    if (path !== undefined) paths.push(path);
  }
  return paths;
}

/** `path` without the extension of its last name. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}
