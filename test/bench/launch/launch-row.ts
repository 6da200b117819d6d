import { budgets } from '../budgets';
import { count, percentile, spread, words } from '../figures';
import type { Compiled } from '../package/package-row';
import { interleaved } from '../rounds';
import type { Row, TableLine } from '../row';
import type { LaunchCounts } from './launch';
import { callsOfKind, countLaunch, timeLaunch } from './launch';

/** Fresh contexts per round: a start is short, and a single one is noise. */
const startsPerRound = 15;

/** A start of this program and of the documentation's sample, in fresh vm contexts. */
export async function measureLaunch(compiled: Compiled, rounds: number): Promise<Row> {
  const own = compiled['this program'].minified;
  const sample = compiled['documentation sample'].minified;
  const ownCounts = await countLaunch(own);
  const sampleCounts = await countLaunch(sample);
  const phoneCounts = await countLaunch(own, 'pages/phone/phone');
  const times = await interleaved(rounds, {
    own: () => medianLaunch(own),
    sample: () => medianLaunch(sample),
  });
  return {
    id: 'launch',
    title: 'Start',
    method: [
      `Modules of the compiled package run in a fresh vm context each time; a round’s time is the median of ${startsPerRound} starts, interleaved. “Before the first paint” is everything until the first page’s onLoad and onShow have returned, on a client that never answers: whatever the program waits for would be missing on the screen.`,
      `Calls in order: ${ownCounts.calls.map(({ name }) => name).join(', ')}. wx.login is asked for inside the first page’s onLoad; nothing waits for it.`,
    ],
    ratios: [
      {
        what: 'time to the first page’s onLoad, this program to the documentation’s sample',
        ratio: percentile(times.own, 0.5) / percentile(times.sample, 0.5),
      },
    ],
    tables: [
      {
        title: 'Until the first page is loaded',
        columns: [
          'modules',
          'ms',
          'wx calls',
          'synchronous storage',
          'network before the page',
          'initial data, B',
          'first setData, B',
        ],
        lines: [
          line('this program', ownCounts, times.own),
          line('… by a shared card, at the phone page', phoneCounts),
          line('documentation sample', sampleCounts, times.sample),
        ],
      },
    ],
    budgets: [
      {
        what: 'synchronous storage calls before the first paint',
        value: Math.max(
          callsOfKind(ownCounts, 'synchronous storage'),
          callsOfKind(phoneCounts, 'synchronous storage'),
        ),
        most: budgets.synchronousStorageReads,
      },
      {
        what: 'network calls before the first page is opened',
        value: networkBeforePage(ownCounts),
        most: budgets.networkBeforePaint,
      },
      {
        what: 'bytes of the first setData',
        value: Math.max(ownCounts.firstSetDataBytes, phoneCounts.firstSetDataBytes),
        most: budgets.firstSetDataBytes,
      },
    ],
  };
}

function medianLaunch(files: Parameters<typeof timeLaunch>[0]): number {
  return percentile(
    Array.from({ length: startsPerRound }, () => timeLaunch(files)),
    0.5,
  );
}

/** Network calls made while the app itself starts. */
export function networkBeforePage({ calls, callsBeforePage }: LaunchCounts): number {
  return calls.slice(0, callsBeforePage).filter(({ kind }) => kind === 'network').length;
}

function line(label: string, counts: LaunchCounts, times?: readonly number[]): TableLine {
  return {
    label,
    figures: [
      count(counts.modules),
      times === undefined ? words('') : spread(times, ''),
      count(counts.calls.length),
      count(callsOfKind(counts, 'synchronous storage')),
      count(networkBeforePage(counts)),
      count(counts.initialDataBytes),
      count(counts.firstSetDataBytes),
    ],
  };
}
