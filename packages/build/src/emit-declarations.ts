import { dirname, join, relative } from 'node:path';

import ts from 'typescript';

/** A file of types: its path below the folder of types, and its text. */
export interface Declaration {
  readonly path: string;
  readonly text: string;
}

/**
 * The declarations of `entries` and of all that these name, laid out as the sources are. `npm run check`
 * has checked the types before.
 *
 * @param sources absolute folder of the package's sources
 * @param entries absolute paths of sources
 * @throws when a declaration names a file outside the package, or cannot be made
 */
export function emitDeclarations(
  sources: string,
  entries: readonly string[],
): readonly Declaration[] {
  const program = ts.createProgram([...entries, ...typings()], {
    ...options(),
    noEmit: false,
    noCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: false,
    rootDir: root,
    outDir: root,
  });
  const texts = new Map<string, string>();
  const emitted = program.emit(undefined, (path, text) => {
    texts.set(path, text);
  });
  if (emitted.diagnostics.length > 0) throw new Error(described(emitted.diagnostics));
  const reached = reach(
    texts,
    entries.map((entry) => entry.replace(/\.ts$/u, '.d.ts')),
  );
  return [...reached].map((path) => {
    const below = relative(sources, path);
    if (below.startsWith('..')) throw new Error(`The types name ${path}, outside the package.`);
    return { path: below, text: texts.get(path) ?? '' };
  });
}

const root = join(__dirname, '../../..');

function options(): ts.CompilerOptions {
  const path = join(root, 'packages/tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)).options;
}

/** What the sources take for granted everywhere. */
const typings = (): readonly string[] =>
  ts.sys.readDirectory(join(root, 'typings'), ['.d.ts'], undefined, undefined, 1);

/** The declarations among `texts` that `entries` name, directly or not. */
function reach(
  texts: ReadonlyMap<string, string>,
  entries: readonly string[],
): ReadonlySet<string> {
  const reached = new Set(entries);
  for (const path of reached) {
    const text = texts.get(path);
    if (text === undefined) throw new Error(`No declaration was made of ${path}.`);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const base = join(dirname(path), fileName);
      const found = [`${base}.d.ts`, join(base, 'index.d.ts')].find((file) => texts.has(file));
      if (found === undefined) throw new Error(`${path} names ${fileName}, which has no types.`);
      reached.add(found);
    }
  }
  return reached;
}

const described = (problems: readonly ts.Diagnostic[]): string =>
  ts.formatDiagnostics(problems, {
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
