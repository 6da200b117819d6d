import type { Figure, Unit } from './figures';
import type { Machine } from './machine';
import type { BudgetLine, Ratio, Row, Table } from './row';

/** Everything one run of the bench found out. */
export interface BenchResult {
  readonly machine: Machine;
  readonly rows: readonly Row[];
  /** How long the whole run took, in seconds. */
  readonly seconds: number;
}

/** The document of a run: ratios first, then budgets, then a section for each row. */
export function toMarkdown({ machine, rows, seconds }: BenchResult): string {
  const { cpu, cores, memoryGiB, node } = machine;
  return [
    '# Performance',
    `Made by \`npm run bench\` in ${Math.round(seconds)} s on: ${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}. Do not edit.`,
    'Times are min / **median** / max over interleaved rounds and are only reported; counts are exact and can fail a build (`test/bench/budgets.ts`). Times of other machines differ, ratios hardly.',
    '## Ratios',
    ratioTable(rows.flatMap(({ ratios }) => ratios)),
    '## Budgets',
    budgetTable(rows.flatMap(({ budgets }) => budgets)),
    ...rows.flatMap(section),
    '',
  ].join('\n\n');
}

/** The same figures as plain text, for a terminal. */
export function toText(rows: readonly Row[]): string {
  return rows
    .map((row) =>
      [row.title, ...row.tables.map(textTable), ...row.ratios.map(ratioLine)].join('\n\n'),
    )
    .join('\n\n');
}

function section(row: Row): readonly string[] {
  return [
    `## ${row.title}`,
    ...row.tables.flatMap((table) => [`**${table.title}**`, markdownTable(cellsOf(table))]),
    ...row.method,
  ];
}

function ratioTable(ratios: readonly Ratio[]): string {
  return markdownTable([
    ['', 'times'],
    ...ratios.map(({ what, ratio }) => [what, significant(ratio)]),
  ]);
}

function budgetTable(budgets: readonly BudgetLine[]): string {
  return markdownTable([
    ['', 'value', 'at most', ''],
    ...budgets.map(({ what, value, most }) => [
      what,
      grouped(value),
      grouped(most),
      value <= most ? 'met' : '**exceeded**',
    ]),
  ]);
}

function cellsOf({ columns, lines }: Table): readonly (readonly string[])[] {
  return [
    ['', ...columns],
    ...lines.map(({ label, figures }) => [label, ...figures.map((figure) => figureText(figure))]),
  ];
}

function markdownTable(cells: readonly (readonly string[])[]): string {
  const [head = [], ...lines] = cells;
  const rule = head.map((_cell, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function textTable(table: Table): string {
  const cells = cellsOf(table).map((line) => line.map((cell) => cell.replaceAll('**', '')));
  const widths = (cells[0] ?? []).map((_head, index) =>
    Math.max(...cells.map((line) => line[index]?.length ?? 0)),
  );
  const lines = cells.map((line) =>
    line
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  '),
  );
  return [table.title, ...lines].join('\n');
}

function ratioLine({ what, ratio }: Ratio): string {
  return `${what}: ${significant(ratio)}×`;
}

function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'count':
      return withUnit(grouped(figure.value), figure.unit);
    case 'reading':
      return withUnit(significant(figure.value), figure.unit);
    case 'spread': {
      const { min, median, max, unit } = figure;
      const text = `${significant(min)} / **${significant(median)}** / ${significant(max)}`;
      return withUnit(text, unit);
    }
    case 'words':
      return figure.text;
  }
}

function withUnit(text: string, unit: Unit): string {
  return unit === '' ? text : `${text} ${unit}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}

/** Three digits that mean something, whole numbers from a hundred on. */
function significant(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return grouped(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
