import { writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import ts from 'typescript';

/**
 * What the compiler says, at its strictest, of a source in `folder` and of every declaration there that
 * the source reaches; other people's declarations are read and not judged.
 */
export function complaints(folder: string, source: string): readonly string[] {
  const path = join(folder, 'consumer.ts');
  writeFileSync(path, source);
  const program = ts.createProgram([path], {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    esModuleInterop: true,
    types: ['node'],
    typeRoots: [join(folder, 'node_modules/@types')],
  });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder + sep))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(folder.length + 1) ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
