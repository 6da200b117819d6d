import { spreadOf } from '../figures';
import { readNumberArgument } from '../number-argument';
import { mountedPages, timeMounts } from './mount';

/** `npm run bench:mount`: milliseconds of mounting each page in jsdom, warm. Reported, never failed on. */
async function main(): Promise<void> {
  const rounds = readNumberArgument(process.argv.slice(2), {
    name: 'number of rounds',
    fallback: 100,
  });
  const times = await timeMounts(rounds);
  const text = (values: readonly number[]) => {
    const { min, median, max } = spreadOf(values);
    return [min, median, max].map((value) => value.toFixed(1).padStart(6)).join(' ');
  };
  const lines = mountedPages.map((page) => {
    const { wall, processor, elements } = times[page];
    return `${page.padEnd(13)} ${String(elements).padStart(4)} elements   wall ${text(wall)}   processor ${text(processor)}`;
  });
  process.stdout.write(
    `Warm mounts in jsdom, ms: min, median, max of ${rounds} interleaved rounds\n${lines.join('\n')}\n`,
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
