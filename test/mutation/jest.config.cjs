const unit = require('../../jest.config.cjs');

/** The tests that mutants have to get past: those of the mutated folders, and no page’s. */
module.exports = {
  ...unit,
  displayName: 'mutation',
  testMatch: ['models', 'platform', 'services'].map(
    (folder) => `<rootDir>/test/unit/miniprogram/${folder}/**/*.test.ts`,
  ),
  // A mutant that never answers is found by Jest: sooner than by Stryker, which starts a new process.
  testTimeout: 4000,
  globals: { fuzz: { cases: 100, scripts: 12, seed: 20261121 } },
};
