/** `npm run contract`: makes the types of docs/backend.openapi.yaml, for the program and for the packages. */
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

const root = join(__dirname, '../../..');
const tool = join(__dirname, 'types');
const types = join(root, 'typings/backend.d.ts');

const install = ensureInstalled(tool, (line) => process.stdout.write(`${line}\n`));
if (install.kind === 'failed') throw new Error(install.reason);
execFileSync(
  process.execPath,
  [
    join(tool, 'node_modules/openapi-typescript/bin/cli.js'),
    join(root, 'docs/backend.openapi.yaml'),
    '--output',
    types,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
copyFileSync(types, join(root, 'packages/contract/src/types.ts'));
