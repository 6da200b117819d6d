import { totalTests } from '../../../bench/tests/whole-suite';

it('adds up what jest says of each suite', () => {
  const output =
    'Tests:       1 failed, 41 passed, 42 total\nmore\nTests:       8 passed, 8 total\nTests are fun, 9 total';
  expect(totalTests(output)).toBe(50);
});
