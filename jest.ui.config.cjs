const unit = require('./jest.config.cjs');

/** UI journeys: the real miniprogram-automator against the host in Chromium, or DevTools. */
module.exports = {
  ...unit,
  displayName: 'ui',
  testMatch: ['<rootDir>/test/ui/**/*.test.ts', '<rootDir>/packages/*/test/ui/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // automator.launch alone sleeps for 5 s, and every navigation for 3 s.
  testTimeout: 90_000,
  // Most of a journey is waiting: for the client's own sleeps, for pages and for their timers.
  maxWorkers: 5,
};
