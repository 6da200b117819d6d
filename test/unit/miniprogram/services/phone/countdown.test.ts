import { createCountdown } from '../../../../../miniprogram/services/phone/countdown';
import { createFakePlatform } from '../../../../support/fake-platform';

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
});
