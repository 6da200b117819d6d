import fc from 'fast-check';

import type { Moment } from '../../../../../miniprogram/services/phone/grant-life';
import {
  ageOf,
  dateByServer,
  takeOver,
  timeLeft,
} from '../../../../../miniprogram/services/phone/grant-life';

const hour = 3_600_000;
const tapped: Moment = { wall: 10 * hour, monotonic: 1000, server: 20 * hour };

describe('the age of a code', () => {
  it.each<[string, Moment, Moment, number]>([
    [
      'in the run of the tap is that of the monotonic clock, whatever the person sets the phone to',
      { ...tapped, server: null },
      { wall: 3 * hour, monotonic: 91_000, server: null },
      90_000,
    ],
    [
      'is that of the server when the phone jumped by hours, monotonic clock and all',
      tapped,
      { wall: 13 * hour, monotonic: 1000 + 3 * hour, server: 20 * hour + 20_000 },
      20_000,
    ],
    [
      'stays with the monotonic clock when the server differs by the way of an answer',
      tapped,
      { wall: 10 * hour, monotonic: 61_000, server: 20 * hour + 50_000 },
      60_000,
    ],
    [
      'is that of the monotonic clock when the phone was set back before the tap, which misdated it',
      tapped,
      { wall: 9 * hour, monotonic: 3000, server: 20 * hour + 294_000 },
      2000,
    ],
    [
      'is that of the monotonic clock when the phone was set forward before the tap',
      tapped,
      { wall: 10 * hour, monotonic: 91_000, server: 17 * hour },
      90_000,
    ],
    [
      'is none when the phone was set forward just after the tap',
      tapped,
      { wall: 13 * hour, monotonic: 1000 + 3 * hour, server: 20 * hour - 1000 },
      0,
    ],
    [
      'is that of the monotonic clock when the server makes it a minute younger',
      tapped,
      { wall: 10 * hour, monotonic: 91_000, server: 20 * hour + 30_000 },
      90_000,
    ],
    [
      'is that of the server when it makes it more than a minute younger',
      tapped,
      { wall: 10 * hour, monotonic: 91_001, server: 20 * hour + 30_000 },
      30_000,
    ],
    [
      'is that of the monotonic clock when the tap lies a minute in the server’s future',
      tapped,
      { wall: 10 * hour, monotonic: 91_000, server: 20 * hour - 60_000 },
      90_000,
    ],
    [
      'after a restart is that of the server, though the phone was set forward meanwhile',
      { ...tapped, monotonic: null },
      { wall: 15 * hour, monotonic: 5, server: 20 * hour + 30_000 },
      30_000,
    ],
    [
      'after a restart is that of the phone while no server has spoken',
      { ...tapped, monotonic: null },
      { wall: 10 * hour + 40_000, monotonic: 5, server: null },
      40_000,
    ],
    [
      'counts as none when the tap lies in the future: only the code’s worth is known',
      { ...tapped, monotonic: null },
      { wall: 2 * hour, monotonic: 5, server: null },
      0,
    ],
  ])('%s', (_name, from, to, age) => {
    expect(ageOf(from, to)).toBe(age);
  });

  it('ends at five minutes minus the margin', () => {
    const at = (milliseconds: number) =>
      timeLeft(tapped, { ...tapped, monotonic: 1000 + milliseconds, server: null });
    expect([at(0), at(294_999), at(295_000), at(400_000)]).toStrictEqual([295_000, 1, 0, 0]);
  });

  it('goes on from where it was in the clocks of another run', () => {
    const restored = takeOver(
      { ...tapped, monotonic: null },
      { wall: 10 * hour + 60_000, monotonic: 7, server: null },
    );
    expect(ageOf(restored, { wall: 0, monotonic: 10_007, server: null })).toBe(70_000);
  });

  it('stays as it is stored where this run has no clock to measure with', () => {
    const old: Moment = { ...tapped, monotonic: null };
    expect(takeOver(old, { wall: 10 * hour, monotonic: null, server: null })).toBe(old);
  });

  it('is known to the server once it has spoken', () => {
    const now: Moment = { wall: 0, monotonic: 5000, server: 9 * hour };
    expect(dateByServer({ ...tapped, server: null }, now).server).toBe(9 * hour - 4000);
    const near: Moment = { ...tapped, server: 9 * hour - 3000 };
    expect(dateByServer(near, now)).toBe(near);
    const minute: Moment = { ...tapped, server: 9 * hour - 4000 - 60_000 };
    expect(dateByServer(minute, now)).toBe(minute);
    const more: Moment = { ...tapped, server: 9 * hour - 4000 - 60_001 };
    expect(dateByServer(more, now).server).toBe(9 * hour - 4000);
  });

  it('is dated anew when the phone was set before the tap', () => {
    const now: Moment = { wall: 0, monotonic: 5000, server: 21 * hour };
    const dated = dateByServer(tapped, now);
    expect(dated.server).toBe(21 * hour - 4000);
    const restored = takeOver({ ...dated, monotonic: null }, { ...now, monotonic: 1 });
    expect(ageOf(restored, { ...now, monotonic: 1 })).toBe(4000);
  });

  it('stays undated where no clock can date it', () => {
    const undated: Moment = { ...tapped, server: null };
    expect(dateByServer(undated, { wall: 0, monotonic: 5000, server: null })).toBe(undated);
    const old: Moment = { ...undated, monotonic: null };
    expect(dateByServer(old, { wall: 0, monotonic: 5000, server: hour })).toBe(old);
  });

  it('is never negative and never makes more time than a code has', () => {
    const time = fc.option(fc.integer({ min: 0, max: 100 * hour }));
    const moment = fc.record({ wall: fc.nat({ max: 100 * hour }), monotonic: time, server: time });
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        const left = timeLeft(from, to);
        expect(ageOf(from, to)).toBeGreaterThanOrEqual(0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(295_000);
      }),
    );
  });
});
