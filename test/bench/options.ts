import { fullRounds } from './rounds';
import type { RowId } from './row';
import { rowIds } from './row';

/** How thoroughly the bench measures, and what. */
export interface BenchOptions {
  /** A look at whether everything still runs: figures mean nothing, and no document is written. */
  readonly quick: boolean;
  readonly rows: readonly RowId[];
  /** Rounds of everything that is timed. */
  readonly rounds: number;
}

/** `--quick`, `--only=package,tap`; throws on anything else. */
export function readOptions(argv: readonly string[]): BenchOptions {
  let quick = false;
  let rows: readonly RowId[] = rowIds;
  for (const word of argv) {
    const [, names] = /^--only=(.+)$/.exec(word) ?? [];
    if (word === '--quick') quick = true;
    else if (names !== undefined) rows = names.split(',').map(rowNamed);
    else throw new Error(`"${word}" is no option; write --quick or --only=${rowIds.join(',')}.`);
  }
  return { quick, rows, rounds: quick ? 2 : fullRounds };
}

function rowNamed(name: string): RowId {
  const id = rowIds.find((one) => one === name);
  if (id === undefined) throw new Error(`There is no row "${name}": ${rowIds.join(', ')}.`);
  return id;
}
