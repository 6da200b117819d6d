import { consoleValue } from '../../src/page/console-value';

test('errors, maps and sets are marked, at any depth', () => {
  const error = new TypeError('no');
  error.stack = 'TypeError: no\n  at a.ts:1';
  expect(consoleValue({ error, all: [new Map([['a', new Set([1])]])] })).toStrictEqual({
    error: { $error: { message: 'TypeError: no', stack: error.stack } },
    all: [{ $map: [['a', { $set: [1] }]] }],
  });
});

test('what JSON cannot carry is told in words', () => {
  const circle: Record<string, unknown> = { name: 'a' };
  circle['self'] = circle;
  function handler() {
    return 1;
  }
  expect([circle, handler, 12n, undefined, Symbol('s')].map(consoleValue)).toStrictEqual([
    { name: 'a', self: '[circular]' },
    'ƒ handler',
    '12n',
    'undefined',
    'Symbol(s)',
  ]);
});

test('the same object twice is no circle', () => {
  const shared = { a: 1 };
  expect(consoleValue([shared, shared])).toStrictEqual([shared, shared]);
});

test('of what is linked in a thousand ways the beginning is enough', () => {
  const nodes = Array.from({ length: 60 }, (_, index) => ({ index, links: [] as unknown[] }));
  for (const node of nodes) node.links.push(...nodes);
  const started = Date.now();
  const text = JSON.stringify(consoleValue({ first: nodes[0], last: 'end' }));
  expect(Date.now() - started).toBeLessThan(1000);
  expect(text.length).toBeLessThan(1_000_000);
  expect(text).toContain('[…]');
  expect(text).toMatch(/"last":"end"\}$/);
});
