import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const idle = (on: ReturnType<typeof wxOnPhone>, callback: unknown, options?: object) =>
  on.call('requestIdleCallback', callback, options) as number;

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  Reflect.deleteProperty(globalThis, 'cancelIdleCallback');
});

/** A browser that is idle when the test says so. */
function browser() {
  const waiting = new Map<number, (deadline: object) => void>();
  const asked: unknown[] = [];
  let lastId = 0;
  Object.assign(globalThis, {
    requestIdleCallback: (callback: (deadline: object) => void, options: unknown) => {
      asked.push(options);
      waiting.set((lastId += 1), callback);
      return lastId;
    },
    cancelIdleCallback: (id: number) => waiting.delete(id),
  });
  const rest = () => {
    for (const callback of waiting.values()) callback({ didTimeout: false });
  };
  return { asked, rest };
}

test('a callback runs once when the browser is idle, or when its timeout is over', () => {
  const { asked, rest } = browser();
  const on = wxOnPhone();
  const ran: unknown[] = [];
  idle(on, (...args: readonly unknown[]) => ran.push(args), { timeout: 3000 });
  idle(on, () => ran.push('without a timeout'));
  expect([ran, asked]).toStrictEqual([[], [{ timeout: 3000 }, {}]]);
  rest();
  expect(ran).toStrictEqual([[], 'without a timeout']);
});

test.each([
  ['a browser', true],
  ['jsdom', false],
])('in %s a cancelled one never runs', (_in, has) => {
  const { rest } = has ? browser() : { rest: () => undefined };
  const on = wxOnPhone();
  const ran: string[] = [];
  const id = idle(on, () => ran.push('cancelled'));
  const other = idle(on, () => ran.push('kept'));
  expect(other).not.toBe(id);
  on.call('cancelIdleCallback', id);
  on.call('cancelIdleCallback', 99);
  expect(ran).toStrictEqual([]);
  rest();
  on.clock.pass(1);
  expect(ran).toStrictEqual(['kept']);
});

test('in the back it runs before the call returns', () => {
  const on = wxOnPhone();
  on.visibility.set(false);
  const ran: string[] = [];
  idle(on, () => ran.push('at once'));
  expect(ran).toStrictEqual(['at once']);
  on.clock.pass(1);
  expect(ran).toStrictEqual(['at once']);
});

test('what it throws is reported', () => {
  const on = wxOnPhone();
  const error = new Error('mine');
  idle(on, () => {
    throw error;
  });
  on.clock.pass(1);
  expect(on.reported).toStrictEqual([error]);
});

test('anything but a function is refused', () => {
  expect(() => idle(wxOnPhone(), undefined)).toThrow('requestIdleCallback:fail parameter error');
});

test('before 3.10.0 neither is there', () => {
  const { wx } = wxOnPhone({ settings: { baseLibrary: '3.9.9' } });
  expect(['requestIdleCallback' in wx, 'cancelIdleCallback' in wx]).toStrictEqual([false, false]);
});
