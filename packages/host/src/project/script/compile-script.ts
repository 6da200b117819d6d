import { types } from 'node:util';
import { Script } from 'node:vm';

import type { Program } from 'acorn';
import { parse } from 'acorn';
import type { Message, transform, TransformResult } from 'esbuild';

import { withEarlyDeclarations } from './early-declarations';
import type { FoundRequires } from './find-requires';
import { findRequires } from './find-requires';
import { sloppyScript } from './sloppy-script';

/** One file of program JavaScript, compiled to the body of a CommonJS module function. */
export type CompiledScript =
  | {
      readonly kind: 'compiled';
      readonly code: string;
      /** Source map (version 3) of `code`. */
      readonly map: string;
      readonly requires: FoundRequires;
      readonly strict: boolean;
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
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/codecompile.html
 */
export function compileScript(path: string, source: string): Promise<CompiledScript> {
  return /^\s*\/\/\s?use strict disable;/i.test(source)
    ? compileSloppyScript(path, source)
    : compileIn(path, source, true);
}

/**
 * Compiles one file that DevTools would not make strict, as it is told not to: JavaScript is strict only
 * where it says so itself.
 *
 * @param path program path, for the source map
 */
export function compileSloppyScript(path: string, source: string): Promise<CompiledScript> {
  const sloppy = sloppyScript(path, source);
  return sloppy === undefined ? compileIn(path, source, true) : compileIn(path, sloppy, false);
}

let esbuild: Promise<{ readonly transform: typeof transform }> | undefined;

/**
 * Not before a script is compiled: in jsdom, where nobody does, esbuild cannot be loaded. And once: an import()
 * that is resolved anew takes as long as a small script.
 */
const loadEsbuild = () => (esbuild ??= import('esbuild'));

async function compileIn(
  path: string,
  source: string,
  alwaysStrict: boolean,
): Promise<CompiledScript> {
  const compiler = await loadEsbuild();
  try {
    const transformed = await compiler.transform(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcemap: 'external',
      sourcefile: path,
      // At the top of a file; inside a function the prelude of a sloppy one looks at it.
      define: { this: alwaysStrict ? 'undefined' : 'globalThis' },
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
    return finished(path, transformed, alwaysStrict);
  } catch (error) {
    return { kind: 'failed', problems: problemsOf(error) };
  }
}

function finished(
  path: string,
  { code: text, map, warnings }: TransformResult,
  lowered: boolean,
): CompiledScript {
  const strict = text.startsWith('"use strict"');
  const program = parsed(text);
  if (!('body' in program)) {
    return { kind: 'throws', problem: problemInFunction(path, text, strict) ?? program };
  }
  const assigns = warnings.some(({ id }) => id === 'assign-to-constant');
  const code = lowered ? withEarlyDeclarations(text, program, assigns) : text;
  const problem = problemInFunction(path, code, strict);
  if (problem !== undefined) return { kind: 'throws', problem };
  return { kind: 'compiled', code, map, requires: findRequires(program), strict };
}

function parsed(code: string): Program | ScriptProblem {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    return { message: error.message };
  }
}

/** The module of a file that cannot run, in place of its code. */
export function throwing(path: string, message: string): { code: string; map: string } {
  const map = { version: 3, sources: [path], names: [], mappings: 'AAAA' };
  return { code: `throw new SyntaxError(${JSON.stringify(message)});`, map: JSON.stringify(map) };
}

/** What only shows inside the module function: `const module`, a regular expression that is none. */
function problemInFunction(path: string, code: string, strict: boolean): ScriptProblem | undefined {
  try {
    new Script(
      `${strict ? '"use strict";' : ''}(function (require, module, exports) {${code}\n})`,
      {
        filename: path,
      },
    );
    return undefined;
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    const { message } = error;
    return {
      message: /'(?:require|module|exports)'/.test(message)
        ? `${message} (require, module and exports are given to every file)`
        : message,
    };
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
