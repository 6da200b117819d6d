import { join, relative } from 'node:path';

import ts from 'typescript';

const root = join(__dirname, '../../..');
const entryFolder = join(__dirname, '../src');

/** A compiled file: its path inside the package's root, and its text. */
export interface CompiledFile {
  readonly path: string;
  readonly text: string;
}

/** The program's own files and the entry lie in one folder there, as the compiler sees them here (`rootDirs`). */
const inPackage = (path: string, text: string): CompiledFile => ({
  path: relative(root, path)
    .replaceAll('\\', '/')
    .replace(/^(?:miniprogram|packages\/components\/src)\//u, ''),
  text,
});

/**
 * Compiles `entries` (absolute) and all they import to CommonJS in ES2018 with declarations: what
 * "构建 npm" can read, which knows no newer syntax (fact: its parser drops a file with `?.`).
 *
 * @throws with the compiler's messages when a source does not type-check
 */
export function compilePackage(entries: readonly string[]): readonly CompiledFile[] {
  const settings = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(settings.config, ts.sys, root);
  const typings = ['backend.d.ts', 'open-abilities.d.ts'].map((name) =>
    join(root, 'typings', name),
  );
  const files: CompiledFile[] = [];
  const program = ts.createProgram([...entries, ...typings], {
    ...options,
    noEmit: false,
    declaration: true,
    rootDir: root,
    rootDirs: [join(root, 'miniprogram'), entryFolder],
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2018,
    removeComments: false,
  });
  const emitted = program.emit(undefined, (path, text) => {
    files.push(inPackage(path, text));
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...emitted.diagnostics];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (path) => path,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    );
  }
  return files;
}
