const unit = require('../../jest.config.cjs');

/** The tests that mutants have to get past: those of the mutated folders, and no page’s. */
module.exports = {
  ...unit,
  displayName: 'mutation',
  testMatch: ['models', 'platform', 'services'].map(
    (folder) => `<rootDir>/test/unit/miniprogram/${folder}/**/*.test.ts`,
  ),
};
