import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A host process of this machine's user. */
export interface RunningHost {
  readonly pid: number;
  /** Real path of its project. */
  readonly projectPath: string;
}

/** Notes of which hosts run, so that `close` and `quit` find them. */
export interface RunningHosts {
  /** Returns what takes the note away. */
  add(host: RunningHost): () => void;
  /** Only those that are still alive. */
  list(): readonly RunningHost[];
}

export function createRunningHosts(
  folder = join(tmpdir(), `miniprogram-host-${process.getuid?.() ?? 'user'}`),
  isAlive: (pid: number) => boolean = isAliveProcess,
): RunningHosts {
  const noteOf = (pid: number) => join(folder, `${pid}.json`);
  return {
    add(host) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(noteOf(host.pid), JSON.stringify(host));
      return () => {
        rmSync(noteOf(host.pid), { force: true });
      };
    },
    list() {
      return notes(folder).flatMap((note) => {
        const host = readNote(join(folder, note));
        if (host !== null && isAlive(host.pid)) return [host];
        // Left behind by a process that was killed.
        rmSync(join(folder, note), { force: true });
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

function notes(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function readNote(file: string): RunningHost | null {
  try {
    const { pid, projectPath } = JSON.parse(readFileSync(file, 'utf8')) as Partial<RunningHost>;
    return typeof pid === 'number' && typeof projectPath === 'string' ? { pid, projectPath } : null;
  } catch {
    return null;
  }
}

function isAliveProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
