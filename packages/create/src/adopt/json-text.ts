import type { ArrayExpression, Expression, ObjectExpression, Property } from 'acorn';
import { parseExpressionAt } from 'acorn';

import { lineEndOf } from './text-change';

/** A JSON file that is changed where it must be, and stays as its owners wrote it everywhere else. */
export interface JsonText {
  readonly text: string;
  /** The value at `path`; undefined where there is none. */
  value(path: readonly string[]): unknown;
  /** The elements of the array at `path`; none where it is something else: `["setting", "useCompilerPlugins"]`. */
  elements(path: readonly string[]): readonly unknown[];
  /** Appends to the array at `path`; what is on the way is made where it is missing or something else, such as false. */
  append(path: readonly string[], values: readonly unknown[]): JsonText;
  /** Takes elements out of the array at `path`. */
  without(path: readonly string[], isGone: (element: unknown) => boolean): JsonText;
  /** Gives the top object's property this value. */
  set(name: string, value: unknown): JsonText;
}

/**
 * Comments and commas at the end may stay: other tools that read the file decide about them.
 * @throws SyntaxError when it is no JSON object; acorn's tells the place
 */
export function readJsonText(text: string): JsonText {
  const top = objectOf(parseExpressionAt(text, 0, { ecmaVersion: 'latest', locations: true }));
  if (top === undefined) throw new SyntaxError('It is no JSON object.');
  const elements = (path: readonly string[]) => arrayOf(find(top, path))?.elements ?? [];
  return {
    text,
    value: (path) => valueOf(find(top, path)),
    elements: (path) => elements(path).map(valueOf),
    append: (path, values) => readJsonText(append(text, top, path, values)),
    without(path, isGone) {
      const nodes = elements(path);
      const at = nodes.findIndex((node) => isGone(valueOf(node)));
      const gone = at < 0 ? undefined : rangeOf(nodes, at);
      if (gone === undefined) return this;
      return readJsonText(text.slice(0, gone[0]) + text.slice(gone[1])).without(path, isGone);
    },
    set: (name, value) => readJsonText(setProperty(text, top, name, value)),
  };
}

/** Of what is added on one line. */
const LONGEST = 80;

type Node = ArrayExpression['elements'][number];

/** What the node stands for, as JSON.parse would return it. */
function valueOf(node: Node | undefined): unknown {
  if (node?.type === 'Literal') return node.value;
  if (node?.type === 'ArrayExpression') return node.elements.map(valueOf);
  if (node?.type !== 'ObjectExpression') return undefined;
  return Object.fromEntries(
    node.properties.flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Literal'
        ? [[String(property.key.value), valueOf(property.value)]]
        : [],
    ),
  );
}

/** An element with the comma that goes with it. */
function rangeOf(nodes: readonly Node[], at: number): readonly [number, number] | undefined {
  const node = nodes[at];
  if (!node) return undefined;
  const before = nodes[at - 1];
  return before ? [before.end, node.end] : [node.start, nodes[at + 1]?.start ?? node.end];
}

const objectOf = (node: Expression | undefined): ObjectExpression | undefined =>
  node?.type === 'ObjectExpression' ? node : undefined;

const arrayOf = (node: Expression | undefined): ArrayExpression | undefined =>
  node?.type === 'ArrayExpression' ? node : undefined;

function propertyOf(object: ObjectExpression, name: string): Property | undefined {
  return object.properties.find(
    (property): property is Property =>
      property.type === 'Property' &&
      property.key.type === 'Literal' &&
      property.key.value === name,
  );
}

function find(top: ObjectExpression, path: readonly string[]): Expression | undefined {
  let node: Expression | undefined = top;
  for (const name of path) {
    const object = objectOf(node);
    node = object && propertyOf(object, name)?.value;
  }
  return node;
}

function append(
  text: string,
  top: ObjectExpression,
  path: readonly string[],
  values: readonly unknown[],
): string {
  const array = arrayOf(find(top, path));
  if (array !== undefined) {
    return insertLast(text, array, array.elements.at(-1)?.end, values.map(oneLine));
  }
  const holder = objectOf(find(top, path.slice(0, -1)));
  const [name = '', ...below] = holder === undefined ? path : path.slice(-1);
  const value = below.reduceRight<unknown>((inside, key) => ({ [key]: inside }), values);
  return setProperty(text, holder ?? top, name, value);
}

function setProperty(text: string, object: ObjectExpression, name: string, value: unknown): string {
  const old = propertyOf(object, name)?.value;
  if (old !== undefined) return text.slice(0, old.start) + oneLine(value) + text.slice(old.end);
  const line = `${JSON.stringify(name)}: ${oneLine(value)}`;
  return insertLast(text, object, object.properties.at(-1)?.end, [line]);
}

/** After the last of an array's elements or an object's properties, on lines of their own where the others have some. */
function insertLast(
  text: string,
  holder: { readonly start: number; readonly end: number },
  last: number | undefined,
  items: readonly string[],
): string {
  const at = last ?? holder.start + 1;
  const isSpread = /\n\s*$/u.test(text.slice(at, holder.end - 1));
  const isLong = items.join(', ').length > LONGEST;
  const deeper = isSpread && last !== undefined ? '' : '  ';
  const end = lineEndOf(text);
  const gap = isSpread || isLong ? `${end}${indentBefore(text, at)}${deeper}` : ' ';
  const lead = last === undefined ? (gap === ' ' ? '' : gap) : `,${gap}`;
  return text.slice(0, at) + lead + items.join(`,${gap}`) + text.slice(at);
}

/** The white space that the line of this place begins with. */
function indentBefore(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*/u.exec(line)?.[0] ?? '';
}

/** `{ "root": "x", "pages": ["a", "b"] }`: as people write what is short. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(
    ([name, inside]) => `${JSON.stringify(name)}: ${oneLine(inside)}`,
  );
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}
