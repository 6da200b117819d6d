/** Before npm packs this folder: its command, and the files that the command writes elsewhere. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runBuild } from 'onboarding-build';

import { programParts } from '../src/create/create';

const root = join(__dirname, '../../..');
const folder = join(__dirname, '..');
const template = join(folder, 'template');

runBuild(folder, () => {
  rmSync(template, { recursive: true, force: true });
  for (const part of programParts) {
    cpSync(join(root, part), join(template, 'program', part), { recursive: true });
  }
  cpSync(join(folder, 'files'), join(template, 'files'), { recursive: true });
});
