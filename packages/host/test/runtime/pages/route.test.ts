import { parseRoute } from '../../../src/runtime/pages/route';

test.each(['__proto__', 'constructor'])('a query may name %s like anything else', (name) => {
  const { query } = parseRoute(`/pages/a/a?${name}=1&b=2`, '');
  expect(Object.entries(query)).toStrictEqual([
    [name, '1'],
    ['b', '2'],
  ]);
});
