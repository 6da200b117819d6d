import { createMonotonicClock } from '../../../../miniprogram/platform/monotonic-clock';

describe('createMonotonicClock', () => {
  it('follows the wall clock forward and stands still while it jumps back', () => {
    let wall = 1000;
    const monotonic = createMonotonicClock(() => wall);
    wall = 1500;
    expect(monotonic()).toBe(500);
    wall = 200;
    expect(monotonic()).toBe(500);
    wall = 260;
    expect(monotonic()).toBe(560);
  });
});
