const unit = require('../../jest.config.cjs');

/** The tests of the mutated folders, and no page’s. */
module.exports = {
  ...unit,
  displayName: 'mutation',
  // Stryker asks which test covers what, of this runner only.
  testRunner: 'jest-circus/runner',
  testMatch: ['<rootDir>/test/mutation/all.test.ts'],
  // A mutant that never answers is found by Jest: sooner than by Stryker, which starts a new process.
  testTimeout: 4000,
  globals: { fuzz: { cases: 100, scripts: 4, seed: 20261121 } },
};
