import { createOfficialSample, createTypicalHandler } from './contestants/samples';
import { createThisProgram } from './contestants/this-program';
import type { Result } from './race';
import { race } from './race';
import { table, violations } from './report';
import type { FaultSettings } from './settings';
import { readSettings } from './settings';

/**
 * `npm run bench:faults [-- --name=number …]`: the same people and the same faults for three programs, twice:
 * with quota enough for all, and with a quota that ends on the way. Exit code 1 when this program breaks a promise.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  const words = Object.entries(settings).map(([name, value]) => `--${name}=${String(value)}`);
  process.stdout.write(`npm run bench:faults -- ${words.join(' ')}\n`);
  const broken = [
    ...(await compare('With quota enough for everybody', settings)),
    ...(await compare('With a quota that ends on the way', { ...settings, quota: 0.8 })),
  ];
  for (const violation of broken) process.stderr.write(`Broken promise: ${violation}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

async function compare(title: string, settings: FaultSettings): Promise<readonly string[]> {
  const results: Result[] = [];
  for (const enter of [createOfficialSample, createTypicalHandler, createThisProgram]) {
    results.push(await race(settings, enter));
  }
  process.stdout.write(`\n${title}\n${table(results)}\n`);
  const own = results.at(-1);
  return own === undefined ? [] : violations(own);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
