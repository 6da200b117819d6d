const unit = require('../../jest.config.cjs');

/** Packages as npm packs them, in an empty folder: built first, which takes half a minute. */
module.exports = {
  ...unit,
  displayName: 'packages',
  testMatch: ['<rootDir>/packages/build/test/installed/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 90_000,
};
