/** What dependency-cruiser refuses. Type imports count: who reads a file reads its types, too. */
module.exports = {
  forbidden: [
    { name: 'circle-of-files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lost-import',
      severity: 'error',
      // Its imports are those it has in the npm package, among files copied from miniprogram/.
      from: { pathNot: '^packages/components/src/' },
      to: { path: '^\\.', couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(fixtures|dist|miniprogram_dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // The packages of this repository run from their sources.
      conditionNames: ['onboarding-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.cjs', '.mjs', '.js', '.json'],
    },
  },
};
