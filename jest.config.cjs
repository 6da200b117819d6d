/** Unit tests: plain Node; a file that needs a document asks for jsdom in its first comment. */
module.exports = {
  displayName: 'unit',
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/packages/*/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/packages/[^/]+/test/ui/',
    '<rootDir>/packages/build/test/installed/',
  ],
  testEnvironment: 'node',
  testEnvironmentOptions: { pretendToBeVisual: true },
  testRunner: '<rootDir>/packages/testing/jest/runner.cjs',
  setupFilesAfterEnv: ['<rootDir>/packages/testing/jest/console-watch.cjs'],
  testSequencer: '<rootDir>/packages/testing/jest/slow-first.cjs',
  resolver: '<rootDir>/packages/testing/jest/resolver.cjs',
  transform: { '\\.(ts|mjs|js)$': '<rootDir>/packages/testing/jest/esbuild-transform.cjs' },
  // These packages ship ES modules only; Jest loads CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(chokidar|readdirp|marked)/)'],
  // Mutation tests run in copies of the repository there.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  coverageProvider: 'v8',
  // Jest leaves one core idle by default; on two that is half the machine.
  maxWorkers: 2,
  // Only counts decide; on a machine shared with other work Jest's own 5 s have run out.
  testTimeout: 30_000,
};
