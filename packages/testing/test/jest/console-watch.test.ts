import { takeConsole } from 'onboarding-testing';

const { judge } = jest.requireActual<{ readonly judge: () => void }>(
  '../../jest/console-watch.cjs',
);

test('what a test says and does not take fails it, once', () => {
  console.warn('%d keys are not unique', 2);
  console.log({ a: 1 });
  expect(judge).toThrow('not expected:\n2 keys are not unique\n{ a: 1 }\n');
  expect(judge).not.toThrow();
});

test('what a test takes is its own to judge', () => {
  console.error(new Error('broken').message);
  expect(takeConsole()).toStrictEqual(['broken']);
  expect(judge).not.toThrow();
});
