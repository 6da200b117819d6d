import type { CallExpression, Literal, MemberExpression, Node } from 'acorn';
import { parse } from 'acorn';
import { full, simple } from 'acorn-walk';
import MagicString from 'magic-string';

import { folderOf, resolvePath } from '../kit/program-path';

/** WXS turned into the JavaScript that the template compiler embeds. */
export type CompiledWxs =
  | {
      readonly kind: 'compiled';
      readonly code: string;
      readonly requires: readonly WxsRequire[];
      readonly oddities: readonly WxsProblem[];
    }
  | { readonly kind: 'failed'; readonly problem: WxsProblem };

export interface WxsRequire {
  /** Program path of the .wxs file, `undefined` when the reference climbs out of the program. */
  readonly path: string | undefined;
  readonly reference: string;
  readonly offset: number;
}

export interface WxsProblem {
  readonly message: string;
  readonly offset: number;
}

/** Name of the function that stands for `.constructor`; `WXS_PRELUDE` defines it. */
const CONSTRUCTOR_OF = '$wxsConstructorOf';

/**
 * What compiled WXS relies on: `x.constructor` is the name of x's type.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/06datatype.html
 */
export const WXS_PRELUDE = `function ${CONSTRUCTOR_OF}(value) {
if (value === null || value === undefined) return value.constructor;
if (Object.prototype.hasOwnProperty.call(value, 'constructor')) return value.constructor;
return Object.prototype.toString.call(value).slice(8, -1);
}`;

/**
 * A module's code so that its throwing ends nothing but itself: what it exported so far counts, and
 * the hook `moduleFailed` of the templates is told. `name` is what developers know it by.
 */
export function guardedWxs(name: string, code: string): string {
  const told = `hooks.moduleFailed(${JSON.stringify(name)},error)`;
  return `try{(function(){${code}\n})()}catch(error){if(!hooks||!hooks.moduleFailed)throw error;${told}}`;
}

/**
 * Compiles one WXS module (a .wxs file or the content of a `<wxs>` tag).
 *
 * WXS looks like JavaScript but is its own language: there is no `new`, `try` or regular expression
 * literal, an unknown escape in a string keeps its backslash, and `constructor` is a string.
 *
 * @param path program path of the file it stands in
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/
 */
export function compileWxs(path: string, source: string): CompiledWxs {
  let program: Node;
  try {
    program = parsed(source);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return {
      kind: 'failed',
      problem: {
        message: `WXS: ${message}.`,
        offset: Number(error.pos),
      },
    };
  }

  const code = new MagicString(source);
  full(program, (node) => {
    if (node.type !== 'Identifier' || !('name' in node)) return;
    if (ONLY_JAVASCRIPT.has(node.name)) code.appendLeft(node.start, '$wxs_');
  });
  const requires: WxsRequire[] = [];
  const oddities: WxsProblem[] = [];
  const odd =
    (what: string) =>
    (node: Node): void => {
      oddities.push({
        message: `WXS has no ${what}; WeChat refuses this file.`,
        offset: node.start,
      });
    };
  simple(program, {
    CallExpression(call) {
      const reference = requireReference(call);
      if (reference === undefined) return;
      requires.push({
        reference: reference.value,
        path: resolvePath(folderOf(path), reference.value),
        offset: reference.node.start,
      });
      // The compiler knows scripts by their path without extension.
      code.overwrite(
        reference.node.start,
        reference.node.end,
        JSON.stringify(reference.value.replace(/\.wxs$/, '')),
      );
    },
    MemberExpression(member) {
      if (!isConstructor(member)) return;
      code.appendLeft(member.start, `${CONSTRUCTOR_OF}(`);
      // The object's own end may lie before a closing parenthesis: `(1).constructor`.
      const access = source.lastIndexOf(member.computed ? '[' : '.', member.property.start);
      code.overwrite(access, member.end, ')');
    },
    Literal(literal) {
      if ('regex' in literal) odd('regular expression literals: use getRegExp')(literal);
      else keepUnknownEscapes(literal, code);
    },
    NewExpression: odd('"new": use getRegExp or getDate'),
    TryStatement: odd('"try"'),
    ThrowStatement: odd('"throw"'),
  });
  return { kind: 'compiled', code: code.toString(), requires, oddities };
}

/** Names that JavaScript reserves and WXS does not. */
const ONLY_JAVASCRIPT: ReadonlySet<unknown> = new Set(
  'class const enum export extends import super'.split(' '),
);

/** WXS is older than the newer keywords, so a file with `var class` is read as the older language. */
function parsed(source: string): Node {
  try {
    return parse(source, { ecmaVersion: 2020, sourceType: 'script' });
  } catch (error) {
    try {
      return parse(source, { ecmaVersion: 5, sourceType: 'script', allowReserved: true });
    } catch {
      throw error;
    }
  }
}

function requireReference(call: CallExpression): { value: string; node: Node } | undefined {
  const [argument] = call.arguments;
  if (call.callee.type !== 'Identifier' || call.callee.name !== 'require') return undefined;
  if (argument?.type !== 'Literal' || typeof argument.value !== 'string') return undefined;
  return { value: argument.value, node: argument };
}

function isConstructor({ property, computed }: MemberExpression): boolean {
  if (!computed) return property.type === 'Identifier' && property.name === 'constructor';
  return property.type === 'Literal' && property.value === 'constructor';
}

const ESCAPES = /\\(?:[\\'"nrtbfv0\r\n\u2028\u2029]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|([\s\S]))/g;

/** `'\d'` is `d` in JavaScript and `\d` in WXS. */
function keepUnknownEscapes(literal: Literal, code: MagicString): void {
  if (
    typeof literal.value !== 'string' ||
    !code.original.slice(literal.start, literal.end).includes('\\')
  )
    return;
  const raw = code.original.slice(literal.start, literal.end);
  for (const { index, 1: unknown } of raw.matchAll(ESCAPES)) {
    if (unknown !== undefined) code.appendLeft(literal.start + index, '\\');
  }
}
