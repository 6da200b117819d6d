/** Tests that need WeChat's compiler installed; the pure parts are tested in test/unit/devtools. */
module.exports = {
  displayName: 'devtools',
  rootDir: __dirname,
  testMatch: ['<rootDir>/tests/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 240_000,
  // Before the workers, which would install into the same folder.
  globalSetup: '<rootDir>/install.ts',
  // Jest leaves one core idle by default; on two that is half the machine.
  maxWorkers: 2,
  resolver: '<rootDir>/../../packages/testing/jest/resolver.cjs',
  transform: { '\\.ts$': '<rootDir>/../../packages/testing/jest/esbuild-transform.cjs' },
};
