/** Tests that need WeChat's compiler installed; the pure parts are tested in test/unit/devtools. */
module.exports = {
  displayName: 'devtools',
  rootDir: __dirname,
  testMatch: ['<rootDir>/tests/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 240_000,
  resolver: '<rootDir>/../../packages/testing/jest/resolver.cjs',
  transform: { '\\.ts$': '<rootDir>/../../packages/testing/jest/esbuild-transform.cjs' },
};
