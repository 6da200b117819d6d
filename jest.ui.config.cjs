const unit = require('./jest.config.cjs');

/** UI journeys: the real miniprogram-automator against the host in Chromium, or DevTools. */
module.exports = {
  ...unit,
  displayName: 'ui',
  testMatch: ['<rootDir>/test/ui/**/*.test.ts'],
  // automator.launch alone sleeps for 5 s, and every navigation for 3 s.
  testTimeout: 90_000,
  maxWorkers: 2,
  // The client's launcher leaves a timer of 15 s behind, however it was closed.
  forceExit: true,
};
