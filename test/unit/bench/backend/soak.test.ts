import { heapPerExchange } from '../../../bench/backend/soak';

const readings = (heaps: readonly number[]) =>
  heaps.map((heapBytes, index) => ({
    seconds: index,
    exchanges: index * 100,
    heapBytes,
    rssBytes: 0,
  }));

it.each([
  ['that grows by 5 B an exchange', [1000, 1500, 2000, 2500], 5],
  ['that is flat', [1000, 1000, 1000, 1000], 0],
  ['that swings and comes back', [1000, 1200, 1200, 1000], 0],
])('tells the slope of a heap %s', (_name, heaps, slope) => {
  expect(heapPerExchange(readings(heaps))).toBeCloseTo(slope, 10);
});
