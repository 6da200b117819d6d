import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { count, percentile, reading, spread } from '../figures';
import { interleaved } from '../rounds';
import type { Row } from '../row';
import type { Load } from './load';
import { load } from './load';
import { startLoadedBackend } from './loaded-backend';
import type { SoakReading } from './soak';
import { heapPerExchange } from './soak';

const levels = { 'in memory': [1, 10, 100], 'on disk': [1, 10, 100] } as const;
const secondsPerRound = 1;

/** Exchanges a second at three levels of load, and what two minutes of it leave in memory. */
export async function measureBackend(rounds: number, soaked: readonly SoakReading[]): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-backend-'));
  const inMemory = await startLoadedBackend();
  const onDisk = await startLoadedBackend(join(folder, 'state'));
  const backends = { 'in memory': inMemory, 'on disk': onDisk } as const;
  try {
    const stores = ['in memory', 'on disk'] as const;
    const contestants = stores.flatMap((store) =>
      levels[store].map((connections) => ({
        label: `${store}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
        run: () => load(backends[store], { connections, seconds: secondsPerRound }),
      })),
    );
    const loads = await interleaved(
      rounds,
      Object.fromEntries(contestants.map(({ label, run }) => [label, run])),
    );
    return rowOf(loads, soaked);
  } finally {
    inMemory.close();
    onDisk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(
  loads: Readonly<Record<string, readonly Load[]>>,
  soaked: readonly SoakReading[],
): Row {
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
      `\`POST /v1/user/phone\` by autocannon over the loopback interface, ${secondsPerRound} s a round, every code once and every answer 200; the simulated platform answers in the backend’s process, so nothing of WeChat’s own time is in it. On disk every exchange is written down before and after the question.`,
      'Memory: ten connections on the backend with its state on disk, heap after a garbage collection between stretches; the simulated platform’s own notes for tests are emptied before each reading.',
    ],
    ratios: [
      {
        what: 'exchanges a second at 100 connections to those at 1, state in memory',
        ratio: rate('in memory, 100 connections') / rate('in memory, 1 connection'),
      },
      {
        what: 'heap after the soak to heap after its first stretch',
        ratio: (last?.heapBytes ?? NaN) / (first?.heapBytes ?? NaN),
      },
    ],
    tables: [
      {
        title: 'Exchanges',
        columns: ['per second', 'p99, ms'],
        lines: Object.entries(loads).map(([label, rounds]) => ({
          label,
          figures: [
            spread(
              rounds.map(({ exchangesPerSecond }) => exchangesPerSecond),
              '',
            ),
            spread(
              rounds.map(({ p99Milliseconds }) => p99Milliseconds),
              '',
            ),
          ],
        })),
      },
      {
        title: `Memory under load: ${heapPerExchange(soaked).toFixed(0)} B an exchange stay in the heap`,
        columns: ['exchanges so far', 'heap, MB', 'resident, MB'],
        lines: soaked.map(({ seconds, exchanges, heapBytes, rssBytes }) => ({
          label: `after ${seconds} s`,
          figures: [count(exchanges), reading(heapBytes / 1e6, ''), reading(rssBytes / 1e6, '')],
        })),
      },
    ],
    budgets: [],
  };
}
