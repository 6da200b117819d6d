import { types } from 'node:util';
import { Script } from 'node:vm';

import type { Message } from 'esbuild';
import { transform } from 'esbuild';

import type { FoundRequires } from './find-requires';
import { findRequires } from './find-requires';

/** One file of program JavaScript, compiled to the body of a CommonJS module function. */
export type CompiledScript =
  | {
      readonly kind: 'compiled';
      readonly code: string;
      /** Source map (version 3) of `code`. */
      readonly map: string;
      readonly requires: FoundRequires;
    }
  | { readonly kind: 'failed'; readonly problems: readonly ScriptProblem[] };

export interface ScriptProblem {
  readonly message: string;
  /** From 1; absent when the place is unknown. */
  readonly line?: number;
  readonly column?: number;
}

/**
 * Compiles one file as DevTools' typescript plugin does: types are stripped and never checked, each
 * file by itself, modules become CommonJS in strict mode.
 *
 * @param path program path, for the source map
 */
export async function compileScript(path: string, source: string): Promise<CompiledScript> {
  try {
    const { code, map } = await transform(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcemap: 'external',
      sourcefile: path,
      // WeChat has no import(); what is left of it loads as `require` would.
      supported: { 'dynamic-import': false },
      tsconfigRaw: {
        compilerOptions: {
          alwaysStrict: true,
          experimentalDecorators: true,
          // The Babel of DevTools drops class fields that only declare a type; so does this.
          useDefineForClassFields: false,
        },
      },
      logLevel: 'silent',
    });
    const problem = problemInFunction(path, code);
    if (problem !== undefined) return { kind: 'failed', problems: [problem] };
    return { kind: 'compiled', code, map, requires: findRequires(code) };
  } catch (error) {
    return { kind: 'failed', problems: problemsOf(error) };
  }
}

/** What only shows inside the module function, such as `const module`, would break the whole script. */
function problemInFunction(path: string, code: string): ScriptProblem | undefined {
  try {
    new Script(`"use strict";(function (require, module, exports) {${code}\n})`, {
      filename: path,
    });
    return undefined;
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    return { message: `${error.message} (require, module and exports are given to every file)` };
  }
}

function problemsOf(error: unknown): ScriptProblem[] {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors))
    throw error;
  const messages: readonly Message[] = error.errors;
  return messages.map(({ text, location }) =>
    location === null
      ? { message: text }
      : { message: text, line: location.line, column: location.column + 1 },
  );
}
