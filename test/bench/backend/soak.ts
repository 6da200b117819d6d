import { load } from './load';
import { startLoadedBackend } from './loaded-backend';

/** Memory of the backend between two stretches of load, after a garbage collection. */
export interface SoakReading {
  readonly seconds: number;
  /** Exchanges so far. */
  readonly exchanges: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
}

/** What is loaded between two readings, and how often. */
export interface SoakPlan {
  readonly stretches: number;
  readonly exchangesPerStretch: number;
}

/** Twenty thousand exchanges and a few. */
export const fullSoak: SoakPlan = { stretches: 12, exchangesPerStretch: 1700 };

/** Shows that the soak runs, and nothing else. */
export const quickSoak: SoakPlan = { stretches: 3, exchangesPerStretch: 200 };

const connections = 10;
/** A machine that is slower than that is not waited for; the table says after how many exchanges it ended. */
const mostSeconds = 240;

/**
 * Loads a backend with its state in memory, where the disk does not make twenty thousand exchanges a matter of
 * many minutes, over ten connections, and reads its memory after every stretch. The first reading comes after one
 * stretch: before it, code is still being compiled.
 */
export async function soak({
  stretches,
  exchangesPerStretch,
}: SoakPlan): Promise<readonly SoakReading[]> {
  const backend = await startLoadedBackend();
  const readings: SoakReading[] = [];
  const started = performance.now();
  let exchanges = 0;
  let seconds = 0;
  try {
    while (readings.length < stretches && seconds < mostSeconds) {
      const result = await load(backend, {
        connections,
        until: { exchanges: exchangesPerStretch },
      });
      exchanges += result.exchanges;
      seconds = (performance.now() - started) / 1000;
      readings.push({ seconds, exchanges, ...(await backend.memory()) });
    }
  } finally {
    backend.close();
  }
  return readings;
}

/**
 * The mean of the last third of a series to the mean of its first third: 1 when it is flat.
 *
 * @throws RangeError when there are no values
 */
export function lastToFirstThird(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No values have no thirds.');
  const third = Math.max(1, Math.floor(values.length / 3));
  const sum = (part: readonly number[]): number => part.reduce((all, value) => all + value, 0);
  return sum(values.slice(-third)) / sum(values.slice(0, third));
}

/**
 * What an exchange leaves in the heap for good: the slope of a straight line through the readings (least
 * squares), in bytes per exchange.
 */
export function heapPerExchange(readings: readonly SoakReading[]): number {
  const mean = (of: (reading: SoakReading) => number): number =>
    readings.reduce((sum, reading) => sum + of(reading), 0) / readings.length;
  const meanExchanges = mean(({ exchanges }) => exchanges);
  const meanHeap = mean(({ heapBytes }) => heapBytes);
  const covariance = mean(
    ({ exchanges, heapBytes }) => (exchanges - meanExchanges) * (heapBytes - meanHeap),
  );
  return covariance / mean(({ exchanges }) => (exchanges - meanExchanges) ** 2);
}
