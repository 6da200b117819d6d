import type { Node, Program } from 'acorn';
import { parse } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';

/** What a script has for `this` where nothing else is it: defined in the prelude of the bundle. */
const GLOBAL_THIS = '__wxThis(this)';

/**
 * JavaScript at the head of the program's script: where `this` is the real global object, which in a
 * browser is the window, the program gets its own. In WeChat they are one, so what a script without strict
 * mode has put there is found by its bare name: the window lends it, unless it has one of that name.
 */
export const SLOPPY_PRELUDE =
  'const __wxWindow=(function(){return this})(),__wxThis=(value)=>value===__wxWindow?globalThis:value,' +
  // Those of a program before this one are no longer anybody's.
  '__wxLent=__wxWindow[Symbol.for("mini program names")]??=new Set();' +
  'for(const name of __wxLent)delete __wxWindow[name];__wxLent.clear();' +
  'const __wxLend=()=>{for(const name of Object.keys(globalThis??{})){if(name in __wxWindow)continue;' +
  '__wxLent.add(name);Object.defineProperty(__wxWindow,name,{configurable:true,' +
  'get:()=>globalThis[name],set:(value)=>{globalThis[name]=value}})}};';

/** JavaScript behind a script without strict mode. */
export const SLOPPY_END = '__wxLend();';

/**
 * JavaScript that is to run without strict mode, with its source map inside, or `undefined` for TypeScript
 * and for what cannot be read.
 */
export function sloppyScript(path: string, source: string): string | undefined {
  if (path.endsWith('.ts')) return undefined;
  const program = parsed(source, 'script') ?? parsed(source, 'module');
  if (program === undefined) return undefined;
  const text = new MagicString(source);
  ancestor(program, {
    ThisExpression({ start, end }, _state, ancestors) {
      // `new f(this)()` would make an f; before `new` a parenthesis joins nothing to the line above.
      text.overwrite(start, end, isMade(ancestors) ? `(${GLOBAL_THIS})` : GLOBAL_THIS);
    },
  });
  if (!text.hasChanged()) return source;
  const map = text.generateMap({ source: path, includeContent: true, hires: true });
  return `${text.toString()}\n//# sourceMappingURL=${map.toUrl()}`;
}

function parsed(source: string, sourceType: 'script' | 'module'): Program | undefined {
  try {
    return parse(source, {
      ecmaVersion: 'latest',
      sourceType,
      allowReturnOutsideFunction: true,
      allowHashBang: true,
    });
  } catch {
    return undefined;
  }
}

/** Whether the last of them stands in what `new` makes: `new this.Shape()`. */
function isMade(ancestors: readonly Node[]): boolean {
  const [at] = ancestors.slice(-1);
  return ancestors.some(
    (node) =>
      node.type === 'NewExpression' &&
      'callee' in node &&
      isNode(node.callee) &&
      at !== undefined &&
      node.callee.start <= at.start &&
      at.end <= node.callee.end,
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
