import { readdirSync, readFileSync } from 'node:fs';

import { eventually } from 'onboarding-testing';

export interface Process {
  readonly pid: number;
  readonly name: string;
}

/** Processes that a process started, and theirs; read from /proc, as not every machine has `ps`. */
export function descendants(parent: number | undefined): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [, process = '', above] = /^\d+ \((.*)\) \S (\d+)/.exec(statOf(name)) ?? [];
      if (Number(above) !== parent) return [];
      return [{ pid: Number(name), name: process }, ...descendants(Number(name))];
    });
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It ended while the list was read.
    return '';
  }
}

export const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
export const allGone = (processes: readonly Process[]) =>
  eventually('the end of every process', () =>
    Promise.resolve(!processes.some(({ pid }) => isAlive(pid)) || undefined),
  );
