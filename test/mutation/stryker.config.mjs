/**
 * Mutation tests of what decides: `npm run mutation`, or one folder with
 * `npm run mutation -- --mutate 'miniprogram/models/**'`. Survivors are explained in docs/mutation.md.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  packageManager: 'npm',
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'test/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  mutate: ['miniprogram/{models,platform,services}/**/*.ts'],
  // The sandbox is a copy: only what these tests load.
  ignorePatterns: ['/.*', '/test/{bench,devtools,frameworks,host,start,ui}'],
  // `esbuild` strips types without checking them.
  disableTypeChecks: false,
  tempDirName: '.cache/stryker',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: '.cache/mutation/mutation.html' },
  jsonReporter: { fileName: '.cache/mutation/mutation.json' },
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 90, break: 90 },
};
