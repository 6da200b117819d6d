import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { postgresFolder, startPostgres } from 'onboarding-testing/postgres';

import { loadAverage } from '../machine';
import { interleaved } from '../rounds';
import type { Row } from '../row';
import { backendReport, secondsPerRound } from './backend-report';
import { load } from './load';
import type { LoadedServer } from './loaded-backend';
import { startBareServer, startLoadedBackend } from './loaded-backend';
import type { SoakReading } from './soak';

/** What was found out before the rounds. */
export interface MeasuredBefore {
  readonly soaked: readonly SoakReading[];
  readonly loadBefore: number;
}

const levels = [1, 10, 100] as const;
/** A server that does nothing needs more codes than the backend. */
const codesPerSecond = { 'bare Express': 40_000 } as const;

/** Exchanges a second at three levels of load in every place, beside Express alone, and what they leave in memory. */
export async function measureBackend(
  rounds: number,
  { soaked, loadBefore }: MeasuredBefore,
): Promise<Row> {
  const endings: (() => void | Promise<void>)[] = [];
  try {
    const servers = await startServers(endings);
    const contestants = Object.entries(servers).flatMap(([name, server]) =>
      levels.map((connections) => ({
        label: `${name}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
        run: () =>
          load(server, { connections, until: { seconds: secondsPerRound }, ...codesFor(name) }),
      })),
    );
    const loads = await interleaved(
      rounds,
      Object.fromEntries(contestants.map(({ label, run }) => [label, run])),
    );
    return backendReport({ loads, soaked, loadBefore, loadAfter: loadAverage() });
  } finally {
    for (const end of endings.reverse()) await end();
  }
}

const codesFor = (name: string) =>
  name in codesPerSecond ? { codesPerSecond: codesPerSecond['bare Express'] } : {};

/** Starts them all; PostgreSQL only where it is installed. */
async function startServers(
  endings: (() => void | Promise<void>)[],
): Promise<Readonly<Record<string, LoadedServer>>> {
  const ending = <Server extends LoadedServer>(server: Server): Server => {
    endings.push(() => {
      server.close();
    });
    return server;
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-backend-'));
  endings.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const bare = ending(await startBareServer());
  const inMemory = ending(await startLoadedBackend());
  const onDisk = ending(await startLoadedBackend(join(folder, 'state')));
  const servers = { 'bare Express': bare, 'in memory': inMemory, 'on disk': onDisk };
  if (postgresFolder() === undefined) return servers;
  const postgres = await startPostgres({ survivesPowerCut: true });
  endings.push(() => postgres.stop());
  const inPostgres = ending(await startLoadedBackend(await postgres.newDatabase()));
  return { ...servers, 'in PostgreSQL': inPostgres };
}
