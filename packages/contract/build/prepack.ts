/** Before npm packs this folder: builds it, and puts the contract beside its entry. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import { runBuild } from 'onboarding-build';

const folder = join(__dirname, '..');

runBuild(folder, () => {
  copyFileSync(
    join(folder, '../../docs/backend.openapi.yaml'),
    join(folder, 'dist/backend.openapi.yaml'),
  );
});
