import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** How a script ended; npm's own remarks about a developer's settings are left out of stderr. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface NpmRunOptions {
  /** @default the project itself */
  readonly cwd?: string;
  /** Beside this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Once this stands on stdout, the script is asked to end as by Ctrl-C. */
  readonly interruptAfter?: RegExp;
  /** Runs between the two, with what stood on stdout by then. */
  readonly beforeInterrupt?: (stdout: string) => Promise<void>;
}

/**
 * Runs a script of package.json as a person does. test/unit/docs/commands.test.ts reads the first
 * argument of every call in a test: it must be a literal.
 */
export function npmRun(
  script: string,
  args: readonly string[] = [],
  { cwd = root, env = {}, interruptAfter, beforeInterrupt }: NpmRunOptions = {},
): Promise<Ending> {
  // Its own process group: Ctrl-C in a terminal reaches npm and all it has started.
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  let interrupted = false;
  let failure: Error | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    const { pid } = child;
    if (interrupted || interruptAfter?.test(stdout) !== true || pid === undefined) return;
    interrupted = true;
    void Promise.resolve(beforeInterrupt?.(stdout))
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
      })
      .then(() => process.kill(-pid, 'SIGINT'));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (failure !== undefined) reject(failure);
      else resolve({ code, stdout, stderr: stderr.replace(/^npm warn .*\n/gmu, '') });
    });
  });
}

/** A folder with package.json, what npm has installed, and copies of `paths`; for scripts that write. */
export function scratchProject(paths: readonly string[]): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'scratch-'));
  for (const part of ['package.json', ...paths]) {
    cpSync(join(root, part), join(path, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}
