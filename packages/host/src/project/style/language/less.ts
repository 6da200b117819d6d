import { readFileSync } from 'node:fs';

import { folderOf, resolvePath } from '../../kit/program-path';
import type { CompiledLanguage, LanguageSource, StyleLanguage } from './style-language';
import { referenceTo } from './style-language';

/** What of the package "less" is used. */
interface Less {
  readonly FileManager: new () => object;
  render(text: string, options: object): Promise<{ readonly css: string }>;
}

interface LoadOptions {
  readonly ext?: string;
  readonly rawBuffer?: boolean;
}

/** DevTools keeps imports of WXSS as they are: they are marked as CSS while Less reads the file. */
const WXSS_IMPORT = /(@import\s*["'][^"']+\.wxss)(["'])/g;
const MARKED_IMPORT = /(@import\s*["'][^"']+\.wxss)\?css(["'])/g;

const noPlugins = () =>
  Promise.reject(new Error('@plugin runs a script on this machine, which this host does not do'));

/** Less, as the plugin "less" of DevTools compiles it (miniprogram-ci: summer/plugins/less). */
export const less: StyleLanguage = {
  name: 'less',
  extensions: ['.less'],
  shared: (_, named) => [named.less],
  compilerOf: (library) => (isLess(library) ? (source) => compileLess(library, source) : undefined),
};

function isLess(library: unknown): library is Less {
  return (
    typeof library === 'object' &&
    library !== null &&
    'render' in library &&
    typeof library.render === 'function' &&
    'FileManager' in library &&
    typeof library.FileManager === 'function'
  );
}

async function compileLess(library: Less, source: LanguageSource): Promise<CompiledLanguage> {
  const { path, text, shared, globalVars } = source;
  const imported =
    shared === undefined
      ? ''
      : `@import (optional, reference) "${referenceTo(folderOf(path), shared)}";`;
  // On the file's own first line, so that every other line keeps its number.
  const before = Object.entries(globalVars).reduce(
    (line, [name, value]) => `${line}@${name.replace(/^@/, '')}: ${value};`,
    imported,
  );
  const install = (_: unknown, manager: PluginManager) => {
    manager.addFileManager(createFileManager(library, source));
    manager.Loader.loadPlugin = noPlugins;
    manager.Loader.loadPluginSync = noPlugins;
  };
  try {
    const { css } = await library.render(before + text.replace(WXSS_IMPORT, '$1?css$2'), {
      filename: path,
      plugins: [{ install }],
    });
    return { kind: 'compiled', wxss: css.replace(MARKED_IMPORT, '$1$2') };
  } catch (error) {
    return toFailure(error, path, before.length);
  }
}

interface PluginManager {
  addFileManager(manager: object): void;
  readonly Loader: Record<'loadPlugin' | 'loadPluginSync', () => Promise<never>>;
}

/** Reads imports from the program and nowhere else. */
function createFileManager({ FileManager }: Less, { files }: LanguageSource): object {
  const find = (name: string, folder: string, { ext = '', rawBuffer = false }: LoadOptions) => {
    const candidates = [resolvePath(folder, name), resolvePath('', name)]
      .flatMap((path) => (path === undefined ? [] : [path, `${path}${ext}`]))
      .filter((path) => files.has(path));
    const [path] = candidates;
    if (path === undefined) return undefined;
    const contents = rawBuffer ? readFileSync(files.locate(path)) : files.read(path);
    return { filename: path, contents };
  };
  const missing = (name: string) => ({ type: 'File', message: `there is no file "${name}"` });
  return Object.assign(new FileManager(), {
    supports: () => true,
    supportsSync: () => true,
    loadFile(name: string, folder: string, options: LoadOptions) {
      const found = find(name, folder, options);
      // Less tells the place by what is thrown, which need not be an error.
      return found === undefined
        ? Promise.reject(Object.assign(new Error(), missing(name)))
        : Promise.resolve(found);
    },
    loadFileSync: (name: string, folder: string, options: LoadOptions) =>
      find(name, folder, options) ?? { error: missing(name) },
  });
}

function toFailure(error: unknown, path: string, shift: number): CompiledLanguage {
  const { message, filename, line, column } = error as {
    readonly message?: string;
    readonly filename?: string;
    readonly line?: number;
    readonly column?: number;
  };
  const at = filename ?? path;
  const isShifted = at === path && line === 1;
  return {
    kind: 'failed',
    severity: 'error',
    path: at,
    message: `Less: ${message ?? String(error)}`,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column: Math.max(0, column - (isShifted ? shift : 0)) + 1 }),
  };
}
