import { createCountdown } from '../../../../miniprogram/services/countdown';
import { createFakePlatform } from '../../../support/fake-platform';

describe('countdown', () => {
  it('tells every second down to zero and then is silent', () => {
    const platform = createFakePlatform();
    const told: number[] = [];
    createCountdown(platform)(3, (left) => told.push(left));
    platform.advance(10_000);
    expect(told).toStrictEqual([3, 2, 1, 0]);
  });

  it('stops when it is told to', () => {
    const platform = createFakePlatform();
    const told: number[] = [];
    const stop = createCountdown(platform)(3, (left) => told.push(left));
    platform.advance(1000);
    stop();
    platform.advance(10_000);
    expect(told).toStrictEqual([3, 2]);
  });

  it('counts the time in which nobody looked, and says zero once', () => {
    const platform = createFakePlatform();
    const told: number[] = [];
    createCountdown(platform)(60, (left) => told.push(left));
    platform.setWallClock(0);
    platform.advance(59_500);
    expect(told.at(-1)).toBe(1);
    platform.advance(5000);
    expect(told.filter((left) => left <= 0)).toStrictEqual([0]);
    const late: number[] = [];
    createCountdown({ ...platform, monotonic: () => platform.monotonic() * 100 })(5, (left) =>
      late.push(left),
    );
    platform.advance(3000);
    expect(late).toStrictEqual([5, 0]);
  });
});
