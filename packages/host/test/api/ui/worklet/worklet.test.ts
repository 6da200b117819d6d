import { watchSharedValues } from '../../../../src/api/ui/worklet/shared-values';
import { wxOnPhone } from '../../../../src/jsdom/wx-on-phone';

type Func = (...args: readonly unknown[]) => unknown;
interface Shared {
  value: unknown;
}

function onPhone() {
  const { wx, clock, reported } = wxOnPhone();
  const worklet = wx['worklet'] as Readonly<Record<string, Func>>;
  const make = (name: string, ...args: readonly unknown[]) => worklet[name]?.(...args);
  const shared = (initial: unknown) => make('shared', initial) as Shared;
  /** Lets time pass picture by picture. */
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 1) clock.pass(1);
  };
  return { make, shared, pass, clock, reported };
}

test('a derived value follows what it read, through others too', () => {
  const { make, shared } = onPhone();
  const progress = shared(0);
  const compute = jest.fn(() => Number(progress.value) * 255);
  const offset = make('derived', compute) as Shared;
  const twice = make('derived', () => Number(offset.value) * 2) as Shared;
  expect([offset.value, twice.value, compute.mock.calls.length]).toStrictEqual([0, 0, 1]);
  progress.value = 1;
  progress.value = 2;
  expect([offset.value, twice.value, compute.mock.calls.length]).toStrictEqual([510, 1020, 2]);
});

test('what watches runs once for many changes, and no more when it ended', () => {
  const { shared, clock } = onPhone();
  const [x, y] = [shared(0), shared(0)];
  const seen: unknown[] = [];
  const stop = watchSharedValues(
    () => seen.push([x.value, y.value]),
    (run) => void clock.after(0, run),
  );
  x.value = 1;
  y.value = 2;
  y.value = 2;
  clock.pass(0);
  expect(seen).toStrictEqual([
    [0, 0],
    [1, 2],
  ]);
  x.value = 3;
  stop();
  clock.pass(0);
  x.value = 4;
  clock.pass(0);
  expect(seen).toHaveLength(2);
});

test('timing moves a value over its duration, and tells that it finished', () => {
  const { make, shared, pass } = onPhone();
  const offset = shared(0);
  const done = jest.fn();
  const linear = { duration: 160, easing: (t: number) => t };
  offset.value = make('timing', 100, linear, done);
  expect(offset.value).toBe(0);
  pass(80);
  expect(offset.value).toBe(50);
  expect(done).not.toHaveBeenCalled();
  pass(80);
  expect([offset.value, done.mock.calls]).toStrictEqual([100, [[true]]]);
});

test('timing takes 300 ms and begins slowly where nothing is said', () => {
  const { make, shared, pass } = onPhone();
  const offset = shared(0);
  offset.value = make('timing', 1);
  pass(80);
  expect(offset.value).toBeCloseTo(2 * (80 / 300) ** 2);
  pass(240);
  expect(offset.value).toBe(1);
});

test.each([
  ['is assigned', (value: Shared) => (value.value = 7), 7],
  ['is cancelled', (value: Shared, make: Func) => make('cancelAnimation', value), 50],
])('an animation ends with false when its value %s', (_, end, left) => {
  const { make, shared, pass } = onPhone();
  const offset = shared(0);
  const done = jest.fn();
  offset.value = make('timing', 100, { duration: 160, easing: (t: number) => t }, done);
  pass(80);
  end(offset, make as Func);
  pass(160);
  expect([offset.value, done.mock.calls]).toStrictEqual([left, [[false]]]);
});

test('a spring goes beyond its end and comes to rest there, unless it is clamped', () => {
  const { make, shared, pass } = onPhone();
  const [free, clamped] = [shared(0), shared(0)];
  free.value = make('spring', 100);
  clamped.value = make('spring', 100, { overshootClamping: true });
  const highest = { free: 0, clamped: 0 };
  for (let round = 0; round < 150; round += 1) {
    pass(16);
    highest.free = Math.max(highest.free, Number(free.value));
    highest.clamped = Math.max(highest.clamped, Number(clamped.value));
  }
  expect(highest.free).toBeGreaterThan(110);
  expect(highest.clamped).toBe(100);
  expect([free.value, clamped.value]).toStrictEqual([100, 100]);
});

test('a spring that is damped enough never goes beyond', () => {
  const { make, shared, pass } = onPhone();
  const offset = shared(0);
  offset.value = make('spring', 10, { damping: 20 });
  let highest = 0;
  for (let round = 0; round < 150; round += 1) {
    pass(16);
    highest = Math.max(highest, Number(offset.value));
  }
  expect([highest, offset.value]).toStrictEqual([10, 10]);
});

test('decay runs out, or stops at its clamp', () => {
  const { make, shared, pass } = onPhone();
  const [free, clamped] = [shared(0), shared(0)];
  free.value = make('decay', { velocity: 200 });
  clamped.value = make('decay', { velocity: 2000, clamp: [-200, 200] });
  pass(5000);
  expect(free.value).toBeCloseTo(100, 0);
  expect(clamped.value).toBe(200);
});

test('delay, sequence and repeat put animations together', () => {
  const { make, shared, pass } = onPhone();
  const linear = { duration: 16, easing: (t: number) => t };
  const [late, chained, repeated] = [shared(0), shared(0), shared(0)];
  late.value = make('delay', 100, make('timing', 5, linear));
  chained.value = make('sequence', make('timing', 5, linear), make('timing', 9, linear));
  const done = jest.fn();
  repeated.value = make('repeat', make('timing', 8, { ...linear, duration: 32 }), 2, true, done);
  pass(16);
  expect([late.value, chained.value, repeated.value]).toStrictEqual([0, 5, 4]);
  pass(16);
  expect([chained.value, repeated.value]).toStrictEqual([9, 8]);
  pass(16);
  expect(repeated.value).toBe(4);
  pass(16);
  expect([repeated.value, done.mock.calls]).toStrictEqual([0, [[true]]]);
  pass(64);
  expect(late.value).toBe(5);
});

test('a negative number of times repeats until it is cancelled', () => {
  const { make, shared, pass } = onPhone();
  const value = shared(0);
  value.value = make('repeat', make('timing', 1, { duration: 10 }), -1);
  pass(10_000);
  make('cancelAnimation', value);
  value.value = 3;
  pass(100);
  expect(value.value).toBe(3);
});

test('other threads get their functions a little later, and what they throw is reported', () => {
  const { make, clock, reported } = onPhone();
  const said: unknown[] = [];
  (make('runOnUI', (word: unknown) => said.push(word)) as Func)('Skyline');
  (
    make('runOnJS', () => {
      throw new Error('no');
    }) as Func
  )();
  expect(said).toStrictEqual([]);
  clock.pass(0);
  expect([said, reported]).toStrictEqual([['Skyline'], [new Error('no')]]);
});

test('what an easing throws ends the animation and is reported', () => {
  const { make, shared, pass, reported } = onPhone();
  const value = shared(0);
  const easing = () => {
    throw new Error('no curve');
  };
  value.value = make('timing', 1, { easing });
  pass(100);
  expect(reported).toStrictEqual([new Error('no curve')]);
});
