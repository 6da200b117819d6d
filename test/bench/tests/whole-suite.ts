import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One run of `npm test`. */
export interface WholeSuite {
  readonly seconds: number;
  readonly passed: boolean;
  /** Tests that jest counted, in both suites. */
  readonly tests: number;
}

export async function runWholeSuite(): Promise<WholeSuite> {
  const started = performance.now();
  const npm = spawn('npm', ['test'], {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const [code] = (await once(npm, 'close')) as readonly unknown[];
  return {
    seconds: (performance.now() - started) / 1000,
    passed: code === 0,
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
