import { readContract } from '../src/contract/contract';

test('the contract is compiled once for all kits of a process', () => {
  expect(readContract()).toBe(readContract());
});
