import { percentile, spread, spreadOf } from '../../bench/figures';

describe('percentile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[10, 20], 0, 10],
    [[10, 20], 1, 20],
    [[0, 100], 0.99, 99],
    [[7], 0.99, 7],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected, 10);
  });

  it.each([[[]], [[1, NaN]]])('refuses %j', (values) => {
    expect(() => percentile(values, 0.5)).toThrow(RangeError);
  });

  it('leaves the readings in their order', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toStrictEqual([3, 1, 2]);
  });
});

describe('spreadOf', () => {
  it('keeps least, middle, greatest and the number of rounds', () => {
    expect(spreadOf([5, 1, 9])).toStrictEqual({ rounds: 3, min: 1, median: 5, max: 9 });
    expect(spread([5], 'ms')).toStrictEqual({
      kind: 'spread',
      unit: 'ms',
      rounds: 1,
      min: 5,
      median: 5,
      max: 5,
    });
  });
});
