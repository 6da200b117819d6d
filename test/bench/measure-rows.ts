import { measureBackend } from './backend/backend-row';
import type { SoakReading } from './backend/soak';
import { fullSoak, quickSoak, soak } from './backend/soak';
import { measureFrames } from './frames/frames-row';
import { measureHost } from './host/host-row';
import { measureLaunch } from './launch/launch-row';
import { loadAverage } from './machine';
import type { BenchOptions } from './options';
import type { CompiledPackage } from './package/compiled-peers';
import { compileContestant, compileSmaller, contestants } from './package/compiled-peers';
import type { Compiled, SmallerPackage } from './package/package-row';
import { packageRow } from './package/package-row';
import { savings } from './package/smaller-variants';
import type { Row, RowId } from './row';
import { rowIds } from './row';
import { measureSetData } from './set-data/set-data-row';
import { measureTaps } from './tap/tap-row';
import { measureTests } from './tests/tests-row';
import { runWholeSuite } from './tests/whole-suite';

/** What is counted, or needs minutes under load: measured at once, before anything is timed. */
interface Counted {
  readonly compiled: Compiled | undefined;
  readonly smaller: readonly SmallerPackage[];
  readonly setData: Row | undefined;
  readonly soaked: readonly SoakReading[];
  /** Of the machine, before any work of the bench. */
  readonly loadBefore: number;
}

/** A run ends within ten minutes: `npm test`, which comes last, gets what is left of them. */
const mostSeconds = 590;

/**
 * Measures the rows that the options name and hands each over as it comes, the tests last.
 *
 * @returns the rows in the order of the report
 */
export async function measureRows(
  options: BenchOptions,
  onRow: (row: Row) => void,
): Promise<readonly Row[]> {
  const started = performance.now();
  const secondsLeft = () => mostSeconds - (performance.now() - started) / 1000;
  const counted = await count(options);
  const rows = new Map<RowId, Row>();
  const ids = rowIds.filter((id) => options.rows.includes(id));
  for (const id of [
    ...ids.filter((one) => one !== 'tests'),
    ...ids.filter((one) => one === 'tests'),
  ]) {
    const row = await measureRow(id, options, counted, secondsLeft);
    onRow(row);
    rows.set(id, row);
  }
  return ids.flatMap((id) => rows.get(id) ?? []);
}

async function count({ quick, rows }: BenchOptions): Promise<Counted> {
  const loadBefore = loadAverage();
  const needs = (...ids: readonly RowId[]) => ids.some((id) => rows.includes(id));
  const compiling = needs('package', 'launch', 'tap') ? compileAll() : Promise.resolve(undefined);
  const [compiled, smaller, setData, soaked] = await Promise.all([
    compiling,
    needs('package') ? compiling.then(compileAllSmaller) : [],
    needs('set-data') ? measureSetData() : undefined,
    needs('backend') ? soak(quick ? quickSoak : fullSoak) : [],
  ]);
  return { compiled, smaller, setData, soaked, loadBefore };
}

async function compileAll(): Promise<Compiled> {
  const all: [string, CompiledPackage][] = [];
  for (const name of contestants) all.push([name, await compileContestant(name)]);
  return Object.fromEntries(all) as Compiled;
}

async function compileAllSmaller(): Promise<readonly SmallerPackage[]> {
  const all: SmallerPackage[] = [];
  for (const chosen of [...savings.map((saving) => [saving]), savings]) {
    all.push({ chosen, sizes: await compileSmaller(chosen) });
  }
  return all;
}

function measureRow(
  id: RowId,
  { quick, rounds }: BenchOptions,
  { compiled, smaller, setData, soaked, loadBefore }: Counted,
  secondsLeft: () => number,
): Row | Promise<Row> {
  switch (id) {
    case 'package':
      return packageRow(known(compiled), smaller);
    case 'launch':
      return measureLaunch(known(compiled), rounds);
    case 'tap':
      return measureTaps(known(compiled), rounds);
    case 'set-data':
      return known(setData);
    case 'frames':
      return measureFrames(rounds);
    case 'tests':
      return measureTests(rounds, () =>
        quick ? Promise.resolve(undefined) : runWholeSuite(secondsLeft()),
      );
    case 'host':
      return measureHost(rounds);
    case 'backend':
      return measureBackend(rounds, { soaked, loadBefore });
  }
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A row was asked for that nothing was counted for.');
  return value;
}
