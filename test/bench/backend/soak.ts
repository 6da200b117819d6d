import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

const connections = 10;

/**
 * Loads a backend with its state in a folder over ten connections, and reads its memory after every
 * stretch. The first reading comes after one stretch: before it, code is still being compiled.
 */
export async function soak(options: {
  readonly stretches: number;
  readonly secondsPerStretch: number;
}): Promise<readonly SoakReading[]> {
  const { stretches, secondsPerStretch } = options;
  const folder = mkdtempSync(join(tmpdir(), 'bench-soak-'));
  const backend = await startLoadedBackend(join(folder, 'state'));
  const readings: SoakReading[] = [];
  let exchanges = 0;
  try {
    for (let stretch = 1; stretch <= stretches; stretch += 1) {
      const result = await load(backend, { connections, seconds: secondsPerStretch });
      exchanges += result.exchanges;
      const { heapBytes, rssBytes } = await backend.memory();
      readings.push({ seconds: stretch * secondsPerStretch, exchanges, heapBytes, rssBytes });
    }
  } finally {
    backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return readings;
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
