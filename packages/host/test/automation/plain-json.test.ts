/** @jest-environment jsdom */
import { plainJson } from '../../src/automation/plain-json';

test('plain data stays as it is', () => {
  const data = { a: [1, 'x', true, null], nested: { b: { c: 2 } } };
  expect(plainJson(data)).toStrictEqual(data);
});

test('a cycle is named, and the same object beside itself is not a cycle', () => {
  const shared = { n: 1 };
  const value: Record<string, unknown> = { left: shared, right: shared };
  value['self'] = value;
  expect(plainJson(value)).toStrictEqual({ left: { n: 1 }, right: { n: 1 }, self: '[Circular]' });
});

test('what JSON has no word for is left out or written as text', () => {
  const value = {
    run: () => 1,
    mark: Symbol('s'),
    nothing: undefined,
    big: 10n,
    day: new Date(0),
    notNumber: Number.NaN,
    list: [undefined, () => 1],
    error: new TypeError('no'),
    _$engine: { huge: true },
    node: document.createElement('div'),
  };
  expect(plainJson(value)).toStrictEqual({
    big: '10',
    day: '1970-01-01T00:00:00.000Z',
    notNumber: null,
    list: [null, null],
    error: { name: 'TypeError', message: 'no' },
    node: '[Node]',
  });
});

test('getters and toJSON that throw do not throw here', () => {
  const value = {
    get bad(): never {
      throw new Error('no');
    },
    worse: {
      toJSON: () => {
        throw new Error('no');
      },
    },
  };
  expect(plainJson(value)).toStrictEqual({ bad: '[Throws]', worse: '[Throws]' });
});

test('an answer without end is cut', () => {
  const deep: Record<string, unknown> = {};
  let at = deep;
  for (let level = 0; level < 100; level += 1) at = at['next'] = {};
  expect(JSON.stringify(plainJson(deep))).toContain('"[Too large]"');
  const endless = { toJSON: () => ({ again: endless }) };
  expect(JSON.stringify(plainJson(endless))).toContain('[Circular]');
});
