import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on: kinds of machines, never which one. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
}

export function describeMachine(): Machine {
  const all = cpus();
  return {
    cpu: (all[0]?.model ?? 'unknown').trim(),
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

/** How many processes wanted a core in the last minute; above the number of cores they had to wait. */
export const loadAverage = (): number => loadavg()[0] ?? 0;
