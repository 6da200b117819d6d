const { transformSync } = require('esbuild');

/** Jest transform: types off, ES modules to CommonJS; `tsc` has checked the types before. */
module.exports = {
  process: (source, path) =>
    transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
      supported: { 'dynamic-import': false },
    }),
};
