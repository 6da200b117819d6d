import { readNumberArgument } from '../../bench/number-argument';

const seed = { name: 'seed', fallback: 7 };

test('is the number that was given, or the usual one', () => {
  expect(readNumberArgument([], seed)).toBe(7);
  expect(readNumberArgument(['13'], seed)).toBe(13);
});

test.each([['--seed=13'], ['thirteen'], ['-1'], ['1.5'], [''], ['1', '2']])(
  'is refused when it is %s',
  (...words) => {
    expect(() => readNumberArgument(words, seed)).toThrow('Behind -- comes the seed');
  },
);
