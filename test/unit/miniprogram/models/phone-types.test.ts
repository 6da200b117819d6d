import { resolve } from 'node:path';

import ts from 'typescript';

const root = resolve(__dirname, '../../../..');

/** What the compiler says of a few lines that stand beside the program's own models. */
function complaints(lines: string): readonly number[] {
  const path = resolve(root, 'miniprogram/models/type-probe.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2020.d.ts'],
    module: ts.ModuleKind.CommonJS,
  };
  const host = ts.createCompilerHost(options);
  const text = `import type { LoginCode, PhoneCode, PhoneGrant } from './phone';\n${lines}`;
  const own = {
    readFile: (file: string) => (file === path ? text : host.readFile(file)),
    fileExists: (file: string) => file === path || host.fileExists(file),
    getSourceFile: (
      ...[file, ...rest]: Parameters<ts.CompilerHost['getSourceFile']>
    ): ts.SourceFile | undefined =>
      file === path
        ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2020)
        : host.getSourceFile(file, ...rest),
  };
  const program = ts.createProgram([path], options, { ...host, ...own });
  return program.getSemanticDiagnostics().map(({ code }) => code);
}

/** TypeScript: "Type … is not assignable to type …". */
const NOT_ASSIGNABLE = 2322;

describe('the types of the two codes', () => {
  it.each([
    ['a login code as a phone code', 'export const take = (code: LoginCode): PhoneCode => code;'],
    ['a phone code as a login code', 'export const take = (code: PhoneCode): LoginCode => code;'],
    ['a plain text as a phone code', 'export const code: PhoneCode = "0123";'],
    [
      'a login code in a grant',
      'export const take = (code: LoginCode): PhoneGrant => ({ kind: "code", component: "quick", code });',
    ],
  ])('do not let %s compile', (_name, lines) => {
    expect(complaints(lines)).toStrictEqual([NOT_ASSIGNABLE]);
  });

  it('let a phone code be handed over', () => {
    const lines =
      'export const take = (code: PhoneCode): PhoneGrant => ({ kind: "code", component: "quick", code });';
    expect(complaints(lines)).toStrictEqual([]);
  });
});
