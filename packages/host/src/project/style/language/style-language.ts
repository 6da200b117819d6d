import type { Diagnostic } from '../../kit/program-bundle';
import type { SourceFiles } from '../../kit/source-files';
import type { SharedStyles } from '../../read/project-settings';

/** What a style language made of one file. */
export type CompiledLanguage =
  | { readonly kind: 'compiled'; readonly wxss: string }
  | {
      readonly kind: 'failed';
      /** What Less and Sass refuse ends the build in DevTools too. */
      readonly severity: Diagnostic['severity'];
      readonly message: string;
      /** Program path of the file that is at fault. */
      readonly path: string;
      readonly line?: number;
      readonly column?: number;
    };

/** A file that is being compiled, and where it reads others. */
export interface LanguageSource {
  readonly path: string;
  readonly text: string;
  /** The program's files; what is read is taken note of. */
  readonly files: Pick<SourceFiles, 'read' | 'has' | 'locate'>;
  /** The file that every other one may use without an import, if there is one. */
  readonly shared: string | undefined;
  /** `globalVars` of the project's settings. */
  readonly globalVars: Readonly<Record<string, string>>;
}

/** One of the languages that DevTools compiles to WXSS, by the library that knows it. */
export interface StyleLanguage {
  /** In `useCompilerPlugins`, and the npm package. */
  readonly name: 'less' | 'sass';
  /** The likeliest first. */
  readonly extensions: readonly string[];
  /** Files that every file of the language sees without an import, the likeliest first. */
  shared(path: string, named: SharedStyles): readonly string[];
  /** `library` is the installed package; `undefined` when it is none that can be used. */
  compilerOf(library: unknown): ((source: LanguageSource) => Promise<CompiledLanguage>) | undefined;
}

/** The reference from one program file's folder to another program file, as an import writes it. */
export function referenceTo(folder: string, path: string): string {
  const depth = folder === '' ? 0 : folder.split('/').length;
  return `${depth === 0 ? './' : '../'.repeat(depth)}${path}`;
}
