import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ProcessIdentity } from './process-identity';
import { identify, isAlive as isAliveProcess } from './process-identity';

/** A host process of this machine's user. */
export interface RunningHost {
  readonly pid: number;
  /** Real path of its project. */
  readonly projectPath: string;
}

/** Notes of which hosts run, so that `close` and `quit` find them, and what they leave is cleared. */
export interface RunningHosts {
  /** Returns what takes note and folder away. */
  add(host: RunningHost): () => void;
  /** Where a host of this number puts what only lives while it does; undefined when nothing is noted. */
  folderOf(pid: number): string | undefined;
  /** Only those that are still alive; what dead ones left behind is cleared away. */
  list(): readonly RunningHost[];
}

export function createRunningHosts(
  folder = join(tmpdir(), `miniprogram-host-${process.getuid?.() ?? 'user'}`),
  isAlive: (host: ProcessIdentity) => boolean = isAliveProcess,
): RunningHosts {
  const noteOf = (pid: number) => join(folder, `${pid}.json`);
  const folderOf = (pid: number) => join(folder, String(pid));
  const clear = (pid: number) => {
    rmSync(folderOf(pid), { recursive: true, force: true, maxRetries: 3 });
    rmSync(noteOf(pid), { force: true });
  };
  return {
    add(host) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // Whoever can write there could have any process ended: nothing is noted then.
      if (!isOwn(folder)) return () => undefined;
      mkdirSync(folderOf(host.pid), { recursive: true, mode: 0o700 });
      writeFileSync(noteOf(host.pid), JSON.stringify({ ...identify(host.pid), ...host }));
      return () => {
        clear(host.pid);
      };
    },
    folderOf: (pid) => (isOwn(folderOf(pid)) ? folderOf(pid) : undefined),
    list() {
      if (!isOwn(folder)) return [];
      return notes(folder).flatMap((note) => {
        const host = readNote(join(folder, note));
        if (host !== null && note === `${host.pid}.json` && isAlive(host)) {
          return [{ pid: host.pid, projectPath: host.projectPath }];
        }
        // Left behind by a process that was killed.
        rmSync(join(folder, note), { force: true });
        if (/^\d+\.json$/u.test(note)) clear(Number.parseInt(note, 10));
        return [];
      });
    },
  };
}

/** The path by which a project is known, whatever way it was named. */
export function realProjectPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** A folder of this user that nobody else can write in, and no link to one. */
function isOwn(folder: string): boolean {
  try {
    const found = lstatSync(folder);
    // Windows has neither owner nor mode; its temporary folder is the user's own.
    const user = process.getuid?.();
    const isUsers = user === undefined || (found.uid === user && (found.mode & 0o022) === 0);
    return found.isDirectory() && isUsers;
  } catch {
    return false;
  }
}

function notes(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

function readNote(file: string): (RunningHost & ProcessIdentity) | null {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Partial<RunningHost & ProcessIdentity>;
    const { pid, projectPath, startedAt } = note;
    if (typeof pid !== 'number' || typeof projectPath !== 'string') return null;
    return { pid, projectPath, ...(typeof startedAt === 'string' && { startedAt }) };
  } catch {
    return null;
  }
}
