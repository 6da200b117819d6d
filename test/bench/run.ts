/**
 * `npm run bench [-- --quick] [-- --only=package,tap]`: measures this program beside what a team would
 * otherwise ship. A full run writes docs/performance.md; every run writes .cache/bench/performance.json and a
 * table to the terminal. Exit code 1 when a counted figure leaves its budget; times never fail.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { describeMachine } from './machine';
import { measureRows } from './measure-rows';
import { offBudget } from './off-budget';
import { readOptions } from './options';
import { rowIds } from './row';
import type { BenchResult } from './write-markdown';
import { toMarkdown, toText } from './write-markdown';

const root = join(__dirname, '../..');
const document = join(root, 'docs/performance.md');
const cache = join(root, '.cache/bench');

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const started = performance.now();
  const rows = await measureRows(options, (row) => {
    process.stdout.write(`\n${toText([row])}\n`);
  });
  const seconds = (performance.now() - started) / 1000;
  const result: BenchResult = { machine: describeMachine(), rows, seconds };
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'performance.json'), `${JSON.stringify(result, null, 2)}\n`);
  const isFull = !options.quick && options.rows.length === rowIds.length;
  const target = isFull ? document : join(cache, 'performance.md');
  const config = await resolveConfig(document);
  writeFileSync(target, await format(toMarkdown(result), { ...config, parser: 'markdown' }));
  process.stdout.write(`\n${target.slice(root.length + 1)}, ${Math.round(seconds)} s\n`);
  const faults = offBudget(rows.flatMap(({ budgets }) => budgets));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

main().then(
  // The launcher of miniprogram-automator leaves a timer of 15 s behind.
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
