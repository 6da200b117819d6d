import { element } from '../../page/element';
import type { Words } from '../words';
import { foldable } from './foldable';
import { drawThrown } from './thrown-view';

/** Longer texts fold. */
const longest = 400;

/** One argument of the console: text as it is, errors with their stack, everything else as folded JSON. */
export function valueNode(value: unknown, words: Words): Node {
  if (typeof value === 'string') {
    return value.length > longest ? foldable(value, value) : element('span', {}, value);
  }
  const error = errorOf(value);
  if (error !== undefined) return drawThrown(error.message, error.stack, words);
  const short = inWords(value);
  const json = JSON.stringify(value, withoutMarks, 2) as string | undefined;
  if (json === undefined) return element('code', {}, 'undefined');
  if (!json.includes('\n')) return element('code', {}, short);
  return foldable(short, json);
}

type Marked = Readonly<Record<string, unknown>>;

const marked = (value: unknown, mark: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Marked)[mark] : undefined;

function errorOf(value: unknown): { readonly message: string; readonly stack: string } | undefined {
  const error = marked(value, '$error');
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, stack } = error as Marked;
  return { message: String(message), stack: String(stack) };
}

/** `Map(2) {"a" → 1, …}`; JSON in one line for everything else. */
function inWords(value: unknown): string {
  const map = marked(value, '$map');
  if (Array.isArray(map)) {
    const entries = (map as readonly (readonly [unknown, unknown])[]).map(
      ([key, one]) => `${inWords(key)} → ${inWords(one)}`,
    );
    return `Map(${map.length}) {${entries.join(', ')}}`;
  }
  const set = marked(value, '$set');
  if (Array.isArray(set)) return `Set(${set.length}) {${set.map(inWords).join(', ')}}`;
  return JSON.stringify(value, withoutMarks);
}

/** Inside of something larger a map is the list of its entries, and an error its stack. */
function withoutMarks(_key: string, value: unknown): unknown {
  const error = errorOf(value);
  return error?.stack ?? marked(value, '$map') ?? marked(value, '$set') ?? value;
}
