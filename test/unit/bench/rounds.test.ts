import { fullRounds, interleaved } from '../../bench/rounds';

it('a full run has nine rounds at least', () => {
  expect(fullRounds).toBeGreaterThanOrEqual(9);
});

describe('interleaved', () => {
  it('lets contestants take turns and keeps their readings apart', async () => {
    const order: string[] = [];
    const contestant = (name: string) => () => {
      order.push(name);
      return Promise.resolve(order.length);
    };
    const readings = await interleaved(3, { a: contestant('a'), b: contestant('b') });
    expect(order.join('')).toBe('ababab');
    expect(readings).toStrictEqual({ a: [1, 3, 5], b: [2, 4, 6] });
  });
});
