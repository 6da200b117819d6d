import { cpus } from 'node:os';

import type { Figure } from '../figures';
import { count, percentile, reading, spread, words } from '../figures';
import type { Row, Table } from '../row';
import type { Load } from './load';
import type { SoakReading } from './soak';
import { fullSoak, heapPerExchange, lastToFirstThird } from './soak';

export const secondsPerRound = 1;

/** Everything that was measured about the backend. */
export interface BackendMeasurements {
  /** By contestant, one of each round. */
  readonly loads: Readonly<Record<string, readonly Load[]>>;
  readonly soaked: readonly SoakReading[];
  /** Load averages of the machine: before any work of the bench, and at the end. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** The backend's row of the report. */
export function backendReport(measured: BackendMeasurements): Row {
  const { loads, soaked } = measured;
  const rate = (label: string): number =>
    percentile(
      (loads[label] ?? []).map(({ exchangesPerSecond }) => exchangesPerSecond),
      0.5,
    );
  const first = soaked[0];
  const last = soaked.at(-1);
  return {
    id: 'backend',
    title: 'Backend',
    method: [
      `\`POST /v1/user/phone\` by autocannon over the loopback interface, ${secondsPerRound} s a round, all in turns in one run, every code once and every answer 200; the simulated platform answers in the backend’s process, so nothing of WeChat’s own time is in it. On disk every exchange is written down before and after the question, and every commit waits for the disk, in SQLite as in PostgreSQL, which runs on the same machine.`,
      'Bare Express has the same route, reads the body and answers the same JSON to all: more than that this machine, its loopback interface and autocannon beside it do not give. An exchange that takes longer than its round is in neither figure: a p99 near 1,000 ms is the least that it can be.',
      busyLine(measured),
      'Memory: ten connections on the backend with its state in memory, so what is resident grows by the rows themselves; heap after a garbage collection between stretches, the simulated platform’s own notes for tests emptied before each reading.',
    ],
    ratios: [
      {
        what: 'exchanges a second at 100 connections to those at 1, state in memory',
        ratio: rate('in memory, 100 connections') / rate('in memory, 1 connection'),
      },
      {
        what: 'requests a second of bare Express to exchanges a second, state in memory, at 10 connections',
        ratio: rate('bare Express, 10 connections') / rate('in memory, 10 connections'),
      },
      {
        what: 'heap after the soak to heap after its first stretch',
        ratio: (last?.heapBytes ?? NaN) / (first?.heapBytes ?? NaN),
      },
    ],
    tables: [exchangeTable(loads), memoryTable(soaked)],
    budgets: [],
  };
}

function exchangeTable(loads: BackendMeasurements['loads']): Table {
  const labels = Object.keys(loads);
  return {
    title: 'Exchanges',
    columns: ['per second', 'p99, ms'],
    lines: [
      ...Object.entries(loads).map(([label, rounds]) => ({
        label,
        figures: [
          spread(
            rounds.map(({ exchangesPerSecond }) => exchangesPerSecond),
            '',
          ),
          slowest(rounds),
        ],
      })),
      ...(labels.some((label) => label.startsWith('in PostgreSQL'))
        ? []
        : [
            {
              label: 'in PostgreSQL',
              figures: [words('not measured: this machine has no initdb'), words('')],
            },
          ]),
    ],
  };
}

/** Of the rounds in which an exchange ended at all. */
function slowest(rounds: readonly Load[]): Figure {
  const ended = rounds.filter(({ exchanges }) => exchanges > 0);
  return ended.length === 0
    ? words(`more than ${secondsPerRound * 1000}: no exchange ended within a round`)
    : spread(
        ended.map(({ p99Milliseconds }) => p99Milliseconds),
        '',
      );
}

function memoryTable(soaked: readonly SoakReading[]): Table {
  const exchanges = soaked.at(-1)?.exchanges ?? 0;
  const full = fullSoak.stretches * fullSoak.exchangesPerStretch;
  const few =
    exchanges < full ? ` (too few to say much; a full soak has ${full.toLocaleString('en')})` : '';
  return {
    title: `Memory over ${exchanges.toLocaleString('en')} exchanges${few}: ${heapPerExchange(soaked).toFixed(0)} B an exchange stay in the heap`,
    columns: ['exchanges so far', 'heap, MB', 'resident, MB'],
    lines: [
      ...soaked.map(({ seconds, exchanges, heapBytes, rssBytes }) => ({
        label: `after ${Math.round(seconds)} s`,
        figures: [count(exchanges), reading(heapBytes / 1e6, ''), reading(rssBytes / 1e6, '')],
      })),
      {
        label: 'flat: last third / first third =',
        figures: [
          words(''),
          reading(lastToFirstThird(soaked.map(({ heapBytes }) => heapBytes)), ''),
          reading(lastToFirstThird(soaked.map(({ rssBytes }) => rssBytes)), ''),
        ],
      },
    ],
  };
}

/** Above this another program was at work before the bench began. */
const quietLoad = 1;

function busyLine({ loadBefore, loadAfter }: BackendMeasurements): string {
  const cores = cpus().length;
  const figures = `The load average was ${loadBefore.toFixed(1)} before the bench began and ${loadAfter.toFixed(1)} at its end, on ${cores} cores`;
  return loadBefore > quietLoad
    ? `${figures}: **the machine was busy with other work**, so a quiet one does more than these figures, the backend more so than bare Express, and p99 says more of that work than of the backend.`
    : `${figures}; the bench itself is in the second.`;
}
