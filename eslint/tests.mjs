// @ts-check
import { insides } from './packages.mjs';
import { createRoom, everywhere } from './room.mjs';

const tests = createRoom({
  files: ['test/**/*.ts'],
  inside: everywhere,
  imports: insides,
  globals: { wx: 'Only the program has `wx`.' },
});

const throughAutomator =
  'Journeys are written against miniprogram-automator; test/support starts what they need.';

/** The tests of the program, each room after the one it lies in. */
export const testRooms = [
  tests,
  createRoom({
    files: ['test/ui/**/*.ts'],
    inside: tests,
    imports: [
      {
        from: '^(?!miniprogram-automator(/|$)|onboarding-testing$|playwright-core$|node:)[^.]',
        reason: throughAutomator,
      },
      // The browser itself is started elsewhere.
      { from: '^playwright-core$', reason: throughAutomator, typesAllowed: true },
      {
        from: '^(\\.\\.?/)+(miniprogram|packages|typings|test|unit|start|bench|devtools|screenshots)(/|$)',
        reason: throughAutomator,
      },
    ],
  }),
];
