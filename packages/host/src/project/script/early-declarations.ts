import type { Node, Program, VariableDeclaration } from 'acorn';
import { ancestor, full } from 'acorn-walk';

/**
 * Code in which `let` and `const` are `var`, as DevTools makes them: what is used above its line is
 * undefined then and does not throw. Nothing moves. Where `var` would be another variable, as in a loop or
 * where the name stands for something else around its block, they stay.
 *
 * @param program `code`, parsed
 * @param assigns whether something gives a constant another value, which `var` would allow
 */
export function withEarlyDeclarations(code: string, program: Program, assigns: boolean): string {
  const places: VariableDeclaration[] = [];
  ancestor(program, {
    VariableDeclaration(declaration, _state, ancestors) {
      const { kind } = declaration;
      if (kind !== 'let' && (kind !== 'const' || assigns)) return;
      if (isFunctionWide(declaration, ancestors.slice(0, -1), code)) places.push(declaration);
    },
  });
  const parts: string[] = [];
  let end = 0;
  for (const { start, kind } of places.sort((a, b) => a.start - b.start)) {
    parts.push(code.slice(end, start), 'var'.padEnd(kind.length));
    end = start + kind.length;
  }
  return parts.join('') + code.slice(end);
}

/** Far above any function that a person writes; a larger one is not searched for each of its names. */
const LONGEST_SEARCHED = 50_000;

/** Whether it would be the same variable if its whole function had it. */
function isFunctionWide(
  declaration: VariableDeclaration,
  around: readonly Node[],
  code: string,
): boolean {
  const outwards = [...around].reverse();
  const whole = outwards.find(
    ({ type }) => type === 'Program' || type === 'StaticBlock' || type.includes('Function'),
  );
  if (whole === undefined || whole.type === 'StaticBlock') return false;
  const between = outwards.slice(0, outwards.indexOf(whole));
  const block = between.find(({ type }) => type === 'BlockStatement' || type === 'SwitchStatement');
  if (between.some(({ type }) => /^(?:For|While|DoWhile)/.test(type))) return false;
  if (block === undefined || (between.length === 1 && whole.type !== 'Program')) return true;
  if (whole.end - whole.start > LONGEST_SEARCHED) return false;
  const outside = `${code.slice(whole.start, block.start)} ${code.slice(block.end, whole.end)}`;
  return namesIn(declaration).every((name) => !hasWord(outside, name));
}

/** The names that it declares, and those that get a value in it. */
function namesIn(declaration: VariableDeclaration): string[] {
  const names: string[] = [];
  full(declaration, (node, _state, type) => {
    // What the walker calls an identifier that gets a value.
    if (type === 'VariablePattern' && 'name' in node) names.push(node.name);
  });
  return names;
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(
    `(?<![\\p{ID_Continue}$])${word.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`,
    'u',
  ).test(text);
}
