/** Programs of other frameworks, built by their own tools, which are installed first; heavy, so at night. */
module.exports = {
  displayName: 'frameworks',
  rootDir: __dirname,
  testMatch: ['<rootDir>/tests/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 90_000,
  // Before the workers: what they drive has to be there.
  globalSetup: '<rootDir>/install-and-build.ts',
  // The copies that are built have a package.json each.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  resolver: '<rootDir>/../../packages/testing/jest/resolver.cjs',
  transform: { '\\.ts$': '<rootDir>/../../packages/testing/jest/esbuild-transform.cjs' },
};
