import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One run of `npm test`. */
export interface WholeSuite {
  readonly kind: 'passed' | 'failed' | 'cut off';
  readonly seconds: number;
  /** Tests that jest counted, in all suites that ended. */
  readonly tests: number;
}

/** Runs `npm test`, for so many seconds at most. */
export async function runWholeSuite(mostSeconds: number): Promise<WholeSuite> {
  const started = performance.now();
  const npm = spawn('npm', ['test'], {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
    // The group: npm and whatever it started.
    if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
  }, mostSeconds * 1000);
  const [code] = (await once(npm, 'close')) as readonly unknown[];
  clearTimeout(timer);
  const ended = code === 0 ? 'passed' : 'failed';
  return {
    kind: limit.signal.aborted ? 'cut off' : ended,
    seconds: (performance.now() - started) / 1000,
    tests: totalTests(output),
  };
}

/** Adds up what jest closes each suite with: "Tests: 1 failed, 41 passed, 42 total". */
export function totalTests(output: string): number {
  return [...output.matchAll(/^Tests:.* (\d+) total$/gmu)].reduce(
    (sum, [, total]) => sum + Number(total),
    0,
  );
}
