import { types } from 'node:util';
import { Script } from 'node:vm';

import type { Message } from 'esbuild';

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
      /** What only strict mode refuses, such as the octal number 010; the code has it in another spelling. */
      readonly notStrict: readonly ScriptProblem[];
    }
  /** What WeChat's compiler lets pass and no engine can run: the file fails when it is required. */
  | { readonly kind: 'throws'; readonly problem: ScriptProblem }
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
  const strict = await compileIn(path, source, true);
  if (strict.kind !== 'failed') return strict;
  const loose = await compileIn(path, source, false);
  return loose.kind === 'compiled' ? { ...loose, notStrict: strict.problems } : strict;
}

async function compileIn(
  path: string,
  source: string,
  alwaysStrict: boolean,
): Promise<CompiledScript> {
  // Whoever loads this file in jsdom compiles nothing there, and esbuild cannot be loaded in it.
  const { transform } = await import('esbuild');
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
          alwaysStrict,
          experimentalDecorators: true,
          // The Babel of DevTools drops class fields that only declare a type; so does this.
          useDefineForClassFields: false,
        },
      },
      logLevel: 'silent',
    });
    const problem = problemInFunction(path, code);
    if (problem !== undefined) return { kind: 'throws', problem };
    return { kind: 'compiled', code, map, requires: findRequires(code), notStrict: [] };
  } catch (error) {
    return { kind: 'failed', problems: problemsOf(error) };
  }
}

/** The module of a file that cannot run, in place of its code. */
export function throwing(path: string, message: string): { code: string; map: string } {
  const map = { version: 3, sources: [path], names: [], mappings: 'AAAA' };
  return { code: `throw new SyntaxError(${JSON.stringify(message)});`, map: JSON.stringify(map) };
}

/** What only shows inside the module function: `const module`, a regular expression that is none. */
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
