import { folderOf } from '../../kit/program-path';
import type { CompiledLanguage, LanguageSource, StyleLanguage } from './style-language';
import { referenceTo } from './style-language';

/** What of the package "sass" is used, from 1.45 on. */
interface Sass {
  compileStringAsync(text: string, options: object): Promise<{ readonly css: string }>;
}

type Syntax = 'scss' | 'indented' | 'css';

/** DevTools keeps imports of WXSS as they are: they are written as CSS while Sass reads the file. */
const WXSS_IMPORT = /(@import\s*["'][^"']+\.)wxss(["'])/g;
const MARKED_IMPORT = /(@import\s*["'][^"']+\.wxss)\.css(["'])/g;

/** Where imports are looked for: addresses of a scheme of their own, which no file of the machine has. */
const ROOT = 'program:///';

/** What Sass has to say of its own future is nothing that the program's author can use here. */
const silent = { warn: () => undefined, debug: () => undefined };

/** Sass, as the plugin "sass" of DevTools compiles it (miniprogram-ci: summer/plugins/sass). */
export const sass: StyleLanguage = {
  name: 'sass',
  extensions: ['.scss', '.sass'],
  shared: (path, { sass: indented, scss }) =>
    path.endsWith('.sass') ? [indented, scss] : [scss, indented],
  compilerOf: (library) => (isSass(library) ? (source) => compileSass(library, source) : undefined),
};

function isSass(library: unknown): library is Sass {
  return (
    typeof library === 'object' &&
    library !== null &&
    'compileStringAsync' in library &&
    typeof library.compileStringAsync === 'function'
  );
}

async function compileSass(library: Sass, source: LanguageSource): Promise<CompiledLanguage> {
  const { path, text, shared } = source;
  const syntax = syntaxOf(path);
  const before =
    shared === undefined
      ? ''
      : `@use "${referenceTo(folderOf(path), shared)}"${syntax === 'indented' ? '' : ';'}\n`;
  const importer = createImporter(source);
  try {
    const { css } = await library.compileStringAsync(
      before + text.replace(WXSS_IMPORT, '$1wxss.css$2'),
      {
        syntax,
        url: new URL(path, ROOT),
        importer,
        importers: [importer],
        charset: false,
        logger: silent,
      },
    );
    return { kind: 'compiled', wxss: css.replace(MARKED_IMPORT, '$1$2') };
  } catch (error) {
    return toFailure(error, path, before === '' ? 0 : 1);
  }
}

/** Reads what a file uses from the program and nowhere else. */
function createImporter({ files }: LanguageSource): object {
  return {
    canonicalize(reference: string) {
      const path = decodeURI(new URL(reference, ROOT).pathname).slice(1);
      const found = candidatesOf(path).find((candidate) => files.has(candidate));
      return found === undefined ? null : new URL(found, ROOT);
    },
    load({ pathname }: URL) {
      const path = decodeURI(pathname).slice(1);
      const contents = files.read(path);
      return contents === undefined ? null : { contents, syntax: syntaxOf(path) };
    },
  };
}

/** A file by its whole name or without extension, a partial, or a folder's index, as Sass looks for them. */
function candidatesOf(path: string): readonly string[] {
  const withPartial = (name: string) => [
    name,
    `${folderOf(name)}/_${name.slice(name.lastIndexOf('/') + 1)}`.replace(/^\//, ''),
  ];
  if (/\.(?:scss|sass|css)$/.test(path)) return withPartial(path);
  return [path, `${path}/index`].flatMap((name) =>
    ['.scss', '.sass', '.css'].flatMap((extension) => withPartial(`${name}${extension}`)),
  );
}

function syntaxOf(path: string): Syntax {
  if (path.endsWith('.sass')) return 'indented';
  return path.endsWith('.css') ? 'css' : 'scss';
}

function toFailure(error: unknown, path: string, linesBefore: number): CompiledLanguage {
  const { sassMessage, message, span } = error as {
    readonly sassMessage?: string;
    readonly message?: string;
    readonly span?: {
      readonly url?: URL;
      readonly start: { readonly line: number; readonly column: number };
    };
  };
  const at = span?.url === undefined ? path : decodeURI(span.url.pathname).slice(1);
  return {
    kind: 'failed',
    severity: 'error',
    path: at,
    message: `Sass: ${sassMessage ?? message ?? String(error)}`,
    ...(span === undefined
      ? {}
      : {
          line: Math.max(1, span.start.line + 1 - (at === path ? linesBefore : 0)),
          column: span.start.column + 1,
        }),
  };
}
