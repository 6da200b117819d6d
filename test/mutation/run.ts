/** `npm run mutation`: installs Stryker under its own lock where it is not yet, and hands it the rest of the words. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

const install = ensureInstalled(__dirname, (line) => {
  process.stderr.write(`${line}\n`);
});
if (install.kind === 'failed') {
  process.stderr.write(`Stryker could not be installed: ${install.reason}\n`);
  process.exitCode = 1;
} else {
  const stryker = join(__dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const config = join('test/mutation', 'stryker.config.mjs');
  const { status } = spawnSync(
    process.execPath,
    [stryker, 'run', config, ...process.argv.slice(2)],
    { cwd: join(__dirname, '../..'), stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
