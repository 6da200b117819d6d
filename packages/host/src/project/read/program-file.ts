import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/**
 * Kinds of files that a mini program shows by address: media, fonts and pages for rich text. Its
 * sources (.ts, .js, .json, .wxml, .wxss, .wxs) reach the page in the bundle and are not served, so
 * that nothing of a project leaves the machine by a guessed address.
 */
const SERVED_EXTENSIONS: ReadonlySet<string> = new Set([
  '.aac',
  '.bmp',
  '.cer',
  '.gif',
  '.ico',
  '.jpeg',
  '.jpg',
  '.m4a',
  '.mp3',
  '.mp4',
  '.ogg',
  '.otf',
  '.pdf',
  '.png',
  '.silk',
  '.svg',
  '.ttf',
  '.txt',
  '.wasm',
  '.wav',
  '.webm',
  '.webp',
  '.woff',
  '.woff2',
]);

/** Whether a file may be served to the page as it is. */
export function isServedFile(path: string): boolean {
  return SERVED_EXTENSIONS.has(extname(path).toLowerCase());
}

/**
 * The file that an address below `/program/` means, `undefined` when nothing may be served there.
 *
 * Neither "..", encoded or not, nor a symbolic link leads out of the program: the file's real path
 * has to lie below the root's real path. Hidden files and folders are never served.
 *
 * @param root absolute path of the program root
 * @param urlPath the address's path after `/program/`, percent-encoded as it came; a query is ignored
 * @returns an absolute path without symbolic links
 */
export function resolveProgramFile(root: string, urlPath: string): string | undefined {
  const path = decode(urlPath.replace(/[?#].*$/, ''));
  if (path === undefined || /[\0\\]/.test(path) || !isServedFile(path)) return undefined;
  const names = path.split('/').filter((name) => name !== '');
  if (names.some((name) => name.startsWith('.'))) return undefined;
  const realRoot = realPath(root);
  const realFile = realPath(join(root, ...names));
  if (realRoot === undefined || realFile === undefined) return undefined;
  if (!realFile.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return undefined;
  return isServedFile(realFile) && statSync(realFile).isFile() ? realFile : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
