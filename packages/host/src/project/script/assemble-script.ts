import globals from 'globals';

import { WXS_PRELUDE } from '../template/compile-wxs';
import { REQUIRE_PRELUDE, requireLine } from './module-require';
import { PROGRAM_GLOBALS } from './program-globals';
import type { ProgramModule } from './program-modules';
import { SHADOWED_NAMES } from './shadowed-names';
import { SLOPPY_END, SLOPPY_PRELUDE } from './sloppy-script';

/**
 * `Function` as program code may have it: `instanceof` and `Function.prototype` work, making code
 * from a string gives a function that does nothing, or, from the one text with which polyfills look for
 * it, the program's global object, as in WeChat.
 */
const HARMLESS_FUNCTION =
  'const Function=((real)=>{const harmless=function Function(){' +
  'return arguments[arguments.length-1]==="return this"?function(){return globalThis}:function(){}};' +
  'harmless.prototype=real;return harmless})(Object.getPrototypeOf(function(){}));';

/**
 * `eval` for everything in the script: a function around it may have a parameter of that name where
 * strict code inside may not.
 */
const WITHOUT_EVAL = {
  begin: '(function(eval){',
  end: '})(function(){throw new EvalError("Code generation from strings is not allowed in a mini program.")});',
};

/** Puts the built-ins of the language on the global object that the runtime hands in, if it does. */
const FILLED_GLOBAL = `if(globalThis)for(const [name,value] of Object.entries({${Object.keys(
  globals.builtin,
)
  .filter((name) => name !== 'globalThis')
  .map((name) => `${name}:typeof ${name}==="undefined"?undefined:${name}`)
  .join(',')}}))Object.defineProperty(globalThis,name,{value,writable:true,configurable:true});`;

const MODULE_PARAMETERS = 'require, module, exports';

/** The script and source map of a bundle, exactly as `ProgramBundle.script` says. */
export function assembleScript(
  modules: readonly ProgramModule[],
  templateGroups: string,
): { script: string; sourceMap: string } {
  const names = [...PROGRAM_GLOBALS, ...SHADOWED_NAMES];
  const lines: string[] = [];
  const sections: { offset: { line: number; column: number }; map: unknown }[] = [];
  let line = 0;
  const write = (text: string): void => {
    lines.push(text);
    line += text.split('\n').length;
  };

  write(
    `${WITHOUT_EVAL.begin}__wxProgram.modules(${JSON.stringify(names)}, function (${names.join(', ')}) {`,
  );
  write(
    `${HARMLESS_FUNCTION}${FILLED_GLOBAL}${SLOPPY_PRELUDE}${REQUIRE_PRELUDE}const __wxModules = {`,
  );
  for (const { id, code, map, requires, strict } of modules) {
    const mode = strict ? '"use strict";' : '';
    write(
      `${JSON.stringify(id)}: function (${MODULE_PARAMETERS}) {${mode}${requireLine(id, requires)}`,
    );
    sections.push({ offset: { line, column: 0 }, map: JSON.parse(map) });
    write(code);
    // Ends the section: what follows is ours and has no place in the project.
    sections.push({ offset: { line, column: 0 }, map: emptyMap() });
    write(`${strict ? '' : SLOPPY_END}},`);
  }
  write('};return __wxModules;});');
  write('__wxProgram.templates(function (getRegExp, getDate, hooks) {');
  write(`var ${['global', 'globalThis', ...SHADOWED_NAMES].join(', ')};`);
  write(WXS_PRELUDE);
  write(`return ${templateGroups};});${WITHOUT_EVAL.end}`);
  write('');
  return {
    script: lines.join('\n'),
    sourceMap: JSON.stringify({ version: 3, file: 'program.js', sections }),
  };
}

function emptyMap(): unknown {
  return { version: 3, sources: [], names: [], mappings: '' };
}
