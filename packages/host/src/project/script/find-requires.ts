import type { CallExpression, Node, Program } from 'acorn';
import { ancestor } from 'acorn-walk';

export interface RequireCall {
  readonly specifier: string;
  /**
   * Inside `try`, `require.async`, or a function's own `require`, as in packages made by 构建 npm: the
   * program expects that it may fail.
   */
  readonly guarded: boolean;
}

export interface FoundRequires {
  readonly calls: readonly RequireCall[];
  /** How the paths begin that are made when the program runs: "./locale/", or '' where that is open. */
  readonly computed: readonly string[];
}

/** What a compiled file requires. */
export function findRequires(program: Program): FoundRequires {
  const calls: RequireCall[] = [];
  const computed: string[] = [];
  ancestor(program, {
    CallExpression(call, _state, ancestors) {
      const callee = requireCallee(call);
      const [argument] = call.arguments;
      if (callee === undefined || argument === undefined) return;
      const specifier = textOf(argument);
      if (specifier !== undefined) {
        const guarded = callee !== 'require' || ancestors.some(isTryAround(call));
        calls.push({ specifier, guarded });
      } else if (callee !== 'own') computed.push(beginningOf(argument));
    },
  });
  return { calls, computed };
}

/** `own`: a parameter or variable of that name, to which the compiler gives a number. */
function requireCallee({
  callee,
}: CallExpression): 'require' | 'require.async' | 'own' | undefined {
  if (callee.type === 'Identifier') {
    if (callee.name === 'require') return 'require';
    return /^require\d+$/.test(callee.name) ? 'own' : undefined;
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  const isAsync = callee.property.type === 'Identifier' && callee.property.name === 'async';
  return callee.object.name === 'require' && isAsync ? 'require.async' : undefined;
}

/** The text of a string that is written out. */
function textOf(node: Node): string | undefined {
  if ('value' in node && typeof node.value === 'string') return node.value;
  const quasis = quasisOf(node);
  return quasis?.length === 1 ? quasis[0] : undefined;
}

/** What is written out at the beginning of a text that is put together. */
function beginningOf(node: Node): string {
  if (node.type === 'BinaryExpression' && 'left' in node && isNode(node.left)) {
    return beginningOf(node.left);
  }
  return textOf(node) ?? quasisOf(node)?.[0] ?? '';
}

function quasisOf(node: Node): readonly string[] | undefined {
  if (node.type !== 'TemplateLiteral' || !('quasis' in node)) return undefined;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked?: string | null } }[];
  return quasis.map(({ value }) => value.cooked ?? '');
}

function isTryAround(call: Node): (node: Node) => boolean {
  return (node) =>
    node.type === 'TryStatement' &&
    'block' in node &&
    isNode(node.block) &&
    node.block.start <= call.start &&
    call.end <= node.block.end;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
