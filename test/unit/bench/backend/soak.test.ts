import { fullSoak, heapPerExchange, lastToFirstThird } from '../../../bench/backend/soak';

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

it.each([
  ['that is flat', [7, 7, 7], 1],
  ['that doubles', [1, 1, 1, 5, 2, 2, 2], 2],
  ['that swings in the middle alone', [3, 4, 90, 1, 4, 3], 1],
  ['of one reading', [5], 1],
])('compares the last third to the first third of a series %s', (_name, values, ratio) => {
  expect(lastToFirstThird(values)).toBeCloseTo(ratio, 10);
});

it('finds no thirds in nothing', () => {
  expect(() => lastToFirstThird([])).toThrow(RangeError);
});

it('a full soak has twenty thousand exchanges or more', () => {
  expect(fullSoak.stretches * fullSoak.exchangesPerStretch).toBeGreaterThanOrEqual(20_000);
});
