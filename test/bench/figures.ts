/** What a figure is counted in. */
export type Unit = 'B' | 'MB' | 'ms' | 'µs' | '/s' | '';

/** One cell of a table. */
export type Figure =
  /** Exact: the same in every run on every machine. */
  | { readonly kind: 'count'; readonly value: number; readonly unit: Unit }
  /** One reading, of memory or of something too long to repeat. */
  | { readonly kind: 'reading'; readonly value: number; readonly unit: Unit }
  /** Repeated in rounds. */
  | ({ readonly kind: 'spread'; readonly unit: Unit } & Spread)
  | { readonly kind: 'words'; readonly text: string };

/** What is left of a series of readings. */
export interface Spread {
  readonly rounds: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export const count = (value: number, unit: Unit = ''): Figure => ({ kind: 'count', value, unit });

export const reading = (value: number, unit: Unit): Figure => ({ kind: 'reading', value, unit });

export const words = (text: string): Figure => ({ kind: 'words', text });

export const spread = (values: readonly number[], unit: Unit): Figure => ({
  kind: 'spread',
  unit,
  ...spreadOf(values),
});

/** Least, middle and greatest of the readings; throws when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  return {
    rounds: values.length,
    min: percentile(values, 0),
    median: percentile(values, 0.5),
    max: percentile(values, 1),
  };
}

/**
 * The reading below which a share of all readings lies, between two neighbours in proportion.
 *
 * @param share from 0 (least) to 1 (greatest)
 * @throws RangeError when there are no readings, or one that is no number
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined || sorted.some(Number.isNaN)) {
    throw new RangeError(`No percentile of ${values.length} readings: ${values.join(', ')}.`);
  }
  return below + (above - below) * (place - Math.floor(place));
}
