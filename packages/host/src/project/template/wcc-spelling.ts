import type { WxmlAttribute, WxmlTag } from './scan-wxml';

/** A template as the compiler has to read it to understand what WeChat's compiler, wcc, does. */
export interface Respelled {
  readonly text: string;
  /** The column in the file (from 0) of a place in `text`. */
  columnOf(line: number, column: number): number;
}

interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The escapes that wcc knows outside of "{{ }}"; any other backslash is one. */
const ESCAPE = String.raw`\\([ntr"'\\])`;
const BINDING = String.raw`\{\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'}]|\}(?!\}))*\}\}`;
const IN_VALUES = new RegExp(`${BINDING}|${ESCAPE}`, 'g');
const IN_TEXTS = new RegExp(String.raw`<!--[^]*?(?:-->|$)|</[^>]*>|${BINDING}|${ESCAPE}`, 'g');
const SPACES: Readonly<Record<string, string>> = { n: '&#10;', t: '&#9;', r: '&#13;' };

/**
 * Spells a template anew where wcc and the compiler of the engine read it differently: "\n" and its like in
 * text and attributes, `wx:for-items`, and a value without its first quotation mark.
 *
 * @param escapes whether the program's framework is the one whose templates wcc escapes
 */
export function respell(source: string, tags: readonly WxmlTag[], escapes: boolean): Respelled {
  const edits = tags.flatMap(({ attributes }) =>
    attributes.flatMap((attribute) => [
      ...respelledList(source, attribute, attributes),
      ...openedValue(source, attribute),
      ...(escapes
        ? escapedIn(attribute.value, attribute.offset, IN_VALUES, (name) => SPACES[name])
        : []),
    ]),
  );
  if (escapes) edits.push(...escapedTexts(source, tags));
  return apply(
    source,
    edits.sort((a, b) => a.offset - b.offset),
  );
}

/** `wx:for-items` is an older name of `wx:for`. */
function respelledList(
  source: string,
  { name, offset }: WxmlAttribute,
  all: readonly WxmlAttribute[],
): Edit[] {
  if (name !== 'wx:for-items' || all.some((other) => other.name === 'wx:for')) return [];
  return [{ offset: source.lastIndexOf(name, offset), length: name.length, text: 'wx:for' }];
}

/** `a=b"`: wcc takes what stands before the quotation mark. */
function openedValue(source: string, { value, offset }: WxmlAttribute): Edit[] {
  const isOpened = source[offset - 1] === '=' && source[offset + value.length] === '"';
  return isOpened && value !== '' ? [{ offset, length: 0, text: '"' }] : [];
}

function escapedTexts(source: string, tags: readonly WxmlTag[]): Edit[] {
  const starts = [0, ...tags.map(({ end }) => end)];
  return starts.flatMap((start, index) => {
    const next = tags[index];
    const text = source.slice(start, next === undefined ? source.length : next.offset - 1);
    // As an expression: the compiler drops a text that is nothing but space.
    return escapedIn(text, start, IN_TEXTS, (name) =>
      name in SPACES ? `{{'\\${name}'}}` : undefined,
    );
  });
}

function escapedIn(
  text: string,
  start: number,
  pattern: RegExp,
  spaceOf: (name: string) => string | undefined,
): Edit[] {
  if (!text.includes('\\')) return [];
  return [...text.matchAll(pattern)].flatMap(({ 0: found, 1: name, index }) =>
    name === undefined
      ? []
      : [{ offset: start + index, length: found.length, text: spaceOf(name) ?? name }],
  );
}

function apply(source: string, edits: readonly Edit[]): Respelled {
  let text = '';
  let end = 0;
  /** By line: where something stands in the new text, and how much longer it became. */
  const shifts: { readonly line: number; readonly column: number; readonly by: number }[] = [];
  for (const edit of edits) {
    text += source.slice(end, edit.offset) + edit.text;
    end = edit.offset + edit.length;
    const lines = text.split('\n');
    const column = lines[lines.length - 1]?.length ?? 0;
    shifts.push({ line: lines.length - 1, column, by: edit.text.length - edit.length });
  }
  return {
    text: text + source.slice(end),
    columnOf: (line, column) =>
      shifts
        .filter((shift) => shift.line === line && shift.column <= column)
        .reduce((at, { by }) => at - by, column),
  };
}
