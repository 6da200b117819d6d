import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Token, Tokens } from 'marked';
import { lexer } from 'marked';

/** A row of a table of docs/wechat-errno.md. */
export interface ErrnoRow {
  /** Numbers that are enough by themselves. */
  readonly alone: readonly number[];
  /** Numbers that mean this only together with one of the texts. */
  readonly withText: readonly number[];
  /** What stands in backticks in the first two columns. */
  readonly texts: readonly string[];
  /** By the title of the column, as it is written. */
  readonly cells: Readonly<Record<string, string>>;
}

const document = lexer(readFileSync(join(__dirname, '../../../../docs/wechat-errno.md'), 'utf8'));

/** Numbers of a cell, ranges with everything in them. Code is text, whatever digits are in it. */
export function numbersOf(cell: string): readonly number[] {
  const plain = cell.replace(/`[^`]*`/g, '');
  return [...plain.matchAll(/(-?\d+)(?:[–…](-?\d+))?/g)].flatMap(([, from, to = from]) => {
    const ends = [Number(from), Number(to)];
    const first = Math.min(...ends);
    return Array.from({ length: Math.max(...ends) - first + 1 }, (_, index) => first + index);
  });
}

/** The parts of a cell, and whether each needs a text: "102 +, 103". */
function readNumbers(cell: string): Pick<ErrnoRow, 'alone' | 'withText'> {
  const parts = cell.split(/[,/]/);
  const of = (needsText: boolean): readonly number[] =>
    parts.filter((part) => part.includes('+') === needsText).flatMap(numbersOf);
  return { alone: of(false), withText: of(true) };
}

const codeIn = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap((token) => (token.type === 'codespan' ? [(token as Tokens.Codespan).text] : []));

/** The first table of a section, row by row; a section without one has no rows. */
export function errnoTable(section: number): readonly ErrnoRow[] {
  const start = document.findIndex(
    (token) =>
      token.type === 'heading' && (token as Tokens.Heading).text.startsWith(`${section}. `),
  );
  const table = document
    .slice(start)
    .find((token): token is Tokens.Table => token.type === 'table');
  if (start === -1 || table === undefined) return [];
  const titles = table.header.map(({ text }) => text);
  return table.rows.map((row) => ({
    ...readNumbers(row[0]?.text ?? ''),
    texts: row.slice(0, 2).flatMap(({ tokens }) => codeIn(tokens)),
    cells: Object.fromEntries(titles.map((title, index) => [title, row[index]?.text ?? ''])),
  }));
}
