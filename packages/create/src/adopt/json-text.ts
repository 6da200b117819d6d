import type { ArrayExpression, Expression, ObjectExpression, Property } from 'acorn';
import { parseExpressionAt } from 'acorn';

/** A JSON file that is changed where it must be, and stays as its owners wrote it everywhere else. */
export interface JsonText {
  readonly text: string;
  /** Whether the top object has this property. */
  has(name: string): boolean;
  /** The strings of an array: `["setting", "useCompilerPlugins"]`. */
  strings(path: readonly string[]): readonly string[];
  /** Appends to the array at `path`; objects and the array on the way are made where they are missing. */
  append(path: readonly string[], values: readonly unknown[]): JsonText;
  /** Adds a property to the top object. */
  add(name: string, value: unknown): JsonText;
}

/** @throws SyntaxError when it is no JSON object */
export function readJsonText(text: string): JsonText {
  const top = objectOf(parseExpressionAt(text, 0, { ecmaVersion: 'latest' }));
  if (top === undefined) throw new SyntaxError('It is no JSON object.');
  return {
    text,
    has: (name) => propertyOf(top, name) !== undefined,
    strings: (path) =>
      (arrayOf(find(top, path))?.elements ?? []).flatMap((element) =>
        element?.type === 'Literal' && typeof element.value === 'string' ? [element.value] : [],
      ),
    append: (path, values) => readJsonText(append(text, top, path, values)),
    add: (name, value) => readJsonText(addProperty(text, top, name, value)),
  };
}

/** Of what is added on one line. */
const LONGEST = 80;

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
  return addProperty(text, holder ?? top, name, value);
}

const addProperty = (
  text: string,
  object: ObjectExpression,
  name: string,
  value: unknown,
): string =>
  insertLast(text, object, object.properties.at(-1)?.end, [
    `${JSON.stringify(name)}: ${oneLine(value)}`,
  ]);

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
  const gap = isSpread || isLong ? `\n${indentBefore(text, at)}${deeper}` : ' ';
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
