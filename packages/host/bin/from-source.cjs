'use strict';

const Module = require('node:module');
const path = require('node:path');
const { buildSync } = require('esbuild');

// One bundle, made in a moment, instead of two hundred files compiled one after the other: a start
// takes half the time. It runs as a file of the host's folder, where its packages are found.
const folder = path.join(__dirname, '../src');
const { outputFiles } = buildSync({
  entryPoints: [path.join(folder, 'cli.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  loader: { '.json': 'json' },
  // The folder it is started in may have a tsconfig.json of its own, made for something else.
  tsconfigRaw: {},
  absWorkingDir: folder,
  sourcemap: 'inline',
  write: false,
  logLevel: 'error',
});
process.setSourceMapsEnabled(true);

const host = new Module(path.join(folder, 'cli.js'), module);
host.filename = host.id;
host.paths = module.paths;
host._compile(outputFiles[0].text, host.filename);

module.exports = host.exports;
