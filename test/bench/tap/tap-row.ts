import type { Figure } from '../figures';
import { percentile, reading, spread } from '../figures';
import type { Compiled } from '../package/package-row';
import { interleaved } from '../rounds';
import type { Row } from '../row';
import type { Tap } from './tapped-program';
import { openSample, openThisProgram } from './tapped-program';

/** Taps of a contestant in one round: nine rounds are more than three thousand. */
const tapsPerRound = 340;

const contestants = ['this program', 'documentation sample'] as const;

type Contestant = (typeof contestants)[number];

/** JavaScript from a tap to its request and to the number on the screen, both contestants in turns. */
export async function measureTaps(compiled: Compiled, rounds: number): Promise<Row> {
  const own = await openThisProgram(compiled['this program'].minified);
  const sample = openSample(compiled['documentation sample'].minified);
  // The first round pays for compiling; nobody taps a thousand times before they are measured, so it counts.
  const taps: Record<Contestant, Tap[][]> = { 'this program': [], 'documentation sample': [] };
  for (let round = 0; round < rounds; round += 1) {
    const readings = await interleaved(tapsPerRound, {
      'this program': () => own.tap(),
      'documentation sample': () => sample.tap(),
    });
    for (const name of contestants) taps[name].push([...readings[name]]);
  }
  const heap = await interleaved(tapsPerRound, {
    'this program': () => own.tapForHeap(),
    'documentation sample': () => sample.tapForHeap(),
  });
  const medianOf = (name: Contestant, of: (tap: Tap) => number): number =>
    percentile(taps[name].flat().map(of), 0.5);
  const ratio = (what: string, of: (tap: Tap) => number) => ({
    what: `${what}, this program to the documentation’s sample`,
    ratio: medianOf('this program', of) / medianOf('documentation sample', of),
  });
  return {
    id: 'tap',
    title: 'Tap to request',
    method: [
      `${tapsPerRound * rounds} taps of each, one by one in turns in one process, on the package that the official compiler made; client and backend answer in the next microtask. No bridge and no phone is in these times: they are honest as ratios. The program stores the code encrypted before it sends it, the sample does not.`,
    ],
    ratios: [
      ratio('JavaScript from tap to wx.request', ({ requestMicroseconds }) => requestMicroseconds),
      ratio(
        'JavaScript from tap to the number shown',
        ({ shownMicroseconds }) => shownMicroseconds,
      ),
      {
        what: 'bytes allocated by a tap, this program to the documentation’s sample',
        ratio:
          percentile(heap['this program'], 0.5) / percentile(heap['documentation sample'], 0.5),
      },
    ],
    tables: [
      {
        title: 'From the button’s event, per round',
        columns: [
          'request p50, µs',
          'request p99, µs',
          'shown p50, µs',
          'shown p99, µs',
          'allocated p50, B',
        ],
        lines: contestants.map((name) => ({
          label: name,
          figures: figuresOf(taps[name], heap[name]),
        })),
      },
    ],
    budgets: [],
  };
}

function figuresOf(
  rounds: readonly (readonly Tap[])[],
  heap: readonly number[],
): readonly Figure[] {
  const over = (share: number, of: (tap: Tap) => number): Figure =>
    spread(
      rounds.map((taps) => percentile(taps.map(of), share)),
      '',
    );
  return [
    over(0.5, ({ requestMicroseconds }) => requestMicroseconds),
    over(0.99, ({ requestMicroseconds }) => requestMicroseconds),
    over(0.5, ({ shownMicroseconds }) => shownMicroseconds),
    over(0.99, ({ shownMicroseconds }) => shownMicroseconds),
    reading(Math.round(percentile(heap, 0.5)), ''),
  ];
}
