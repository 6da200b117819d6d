import { spreadOf } from '../figures';
import { readNumberArgument } from '../number-argument';
import { interleaved } from '../rounds';
import { hostCli, ownProject, timeAutomatorLaunch, timeHostReady } from './automator-launch';
import { writeStandInCli } from './stand-in-cli';

/**
 * `npm run bench:automator`: seconds of `automator.launch` to the first page on this host, and of the
 * same client on a `cli` that is ready at once: the rest is what the client waits for by itself.
 * Reported, never failed on.
 */
async function main(): Promise<void> {
  const rounds = readNumberArgument(process.argv.slice(2), {
    name: 'number of rounds',
    fallback: 5,
  });
  const standIn = writeStandInCli();
  try {
    const times = await interleaved(rounds, {
      client: () => timeAutomatorLaunch(standIn.path, ownProject),
      host: () => timeAutomatorLaunch(hostCli, ownProject),
      ready: () => timeHostReady(ownProject),
    });
    const own = times.host.map((time, round) => time - (times.client[round] ?? 0));
    const line = (label: string, values: readonly number[]) => {
      const { min, median, max } = spreadOf(values);
      const seconds = [min, median, max].map((value) => (value / 1000).toFixed(2).padStart(6));
      return `${label.padEnd(54)}${seconds.join(' ')}\n`;
    };
    process.stdout.write(
      [
        `automator.launch to the first page, s: min, median, max of ${rounds} interleaved rounds\n`,
        line('client on a cli that is ready at once: its own waits', times.client),
        line('client on this host', times.host),
        line('this host’s share: the difference, round by round', own),
        line('host ready after spawning, asked all the time', times.ready),
      ].join(''),
    );
  } finally {
    standIn.remove();
  }
}

main().then(
  // The client's launcher leaves a timer of 15 s behind.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
