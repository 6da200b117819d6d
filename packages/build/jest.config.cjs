const unit = require('../../jest.config.cjs');

/** Packages as npm packs them, in an empty folder: built first, which takes half a minute. */
module.exports = {
  ...unit,
  displayName: 'packages',
  testMatch: ['<rootDir>/packages/build/test/installed/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 90_000,
  // Each file packs, and a package is built in its own folder.
  maxWorkers: 1,
};
