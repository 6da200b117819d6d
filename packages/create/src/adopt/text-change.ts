/** A file before and after. */
export interface TextChange {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What the lines of a file end with: on Windows with two characters. */
export const lineEndOf = (text: string): '\n' | '\r\n' => (text.includes('\r\n') ? '\r\n' : '\n');

/** A line of both, of the file before, or of the file after. */
interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines around a change, by which `git apply` finds its place. */
const CONTEXT = 3;

/** The change as `git apply` and `patch` read it; empty when nothing changes. */
export function unifiedDiff({ path, before, after }: TextChange): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  return [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    ...hunksOf(lines).flatMap(([from, to]) => [
      headOf(lines, from, to),
      ...lines.slice(from, to).map(({ sign, text }) => sign + text),
    ]),
    '',
  ].join('\n');
}

/** Lines without their ends; the last one says when the text does not end with a line's end. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

/** How many lines the rest of both has in common, from each line of each on. */
function commonLines(
  old: readonly string[],
  now: readonly string[],
): (i: number, j: number) => number {
  const rows = new Map<number, readonly number[]>();
  const at = (i: number, j: number) => rows.get(i)?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row: number[] = [];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const isSame = old[i] === now[j];
      row[j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), row[j + 1] ?? 0);
    }
    rows.set(i, row);
  }
  return at;
}

/** By the longest common subsequence: fine for files that people write. */
function compare(old: readonly string[], now: readonly string[]): readonly Line[] {
  const common = commonLines(old, now);
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [gone, come] = [old[i], now[j]];
    if (gone === undefined && come === undefined) return lines;
    if (gone !== undefined && gone === come) {
      lines.push({ sign: ' ', text: gone });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ sign: '-', text: gone });
      i += 1;
    } else {
      lines.push({ sign: '+', text: come ?? '' });
      j += 1;
    }
  }
}

/** From where to where: changes with their context, joined where they touch. */
function hunksOf(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  const hunks: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(lines.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
}

function headOf(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], other: Line['sign']) =>
    part.filter(({ sign }) => sign !== other).length;
  const range = (other: Line['sign']) => {
    const length = count(lines.slice(from, to), other);
    const start = count(lines.slice(0, from), other);
    return `${length === 0 ? start : start + 1},${length}`;
  };
  return `@@ -${range('+')} +${range('-')} @@`;
}
