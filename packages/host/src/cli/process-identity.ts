import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words; absent where the system does not tell. */
  readonly startedAt?: string;
}

/** Undefined when there is no such process. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isThere(pid)) return undefined;
  const startedAt = startOf(pid);
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

/** Whether this very process still runs. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  const now = identify(pid);
  return now !== undefined && (startedAt === undefined || now.startedAt === startedAt);
}

/** The parent of a process, its parent and so on, up to the first one of the system. */
export function ancestors(pid: number): readonly ProcessIdentity[] {
  const found: ProcessIdentity[] = [];
  for (let next: number | undefined = pid; next !== undefined && next > 1; next = parentOf(next)) {
    const identity = identify(next);
    if (identity === undefined) break;
    found.push(identity);
  }
  return found;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A dead process whose parent has not asked for its outcome keeps its number.
    return statFields(pid)?.[0] !== 'Z';
  } catch (error) {
    // Somebody else's process may be looked at and not touched.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return statFields(pid)?.[19];
  return ps(pid, 'lstart');
}

function parentOf(pid: number): number | undefined {
  const parent = process.platform === 'linux' ? statFields(pid)?.[1] : ps(pid, 'ppid');
  return parent === undefined ? undefined : Number(parent);
}

/** What follows the name in /proc/<pid>/stat: state, parent …; the start is the 20th (man 5 proc). */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid: number, field: 'lstart' | 'ppid'): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const text = execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    return text.trim() === '' ? undefined : text.trim();
  } catch {
    return undefined;
  }
}
