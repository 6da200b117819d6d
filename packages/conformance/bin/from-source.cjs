'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** A process of its own: only its start can say that the packages of the repository run from their sources. */
exports.runCli = (words) => {
  const child = spawn(
    process.execPath,
    [
      ...['--conditions', 'onboarding-source'],
      ...['--import', pathToFileURL(require.resolve('tsx')).href],
      path.join(__dirname, '../src/conformance.ts'),
      ...words,
    ],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
};
