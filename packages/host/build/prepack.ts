/** Before npm packs this folder: builds it, and its two pages, which an installed host only serves. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runBuild } from 'onboarding-build';

import { pageFiles } from '../src/server/assets';
import type { PageScriptName } from '../src/server/page-scripts';
import { bundlePageScript, pageScripts } from '../src/server/page-scripts';

const folder = join(__dirname, '..');
const assets = join(folder, 'dist/assets');

runBuild(folder, async () => {
  mkdirSync(assets);
  for (const [name, path] of Object.entries(pageFiles)) {
    copyFileSync(join(folder, 'src', path), join(assets, name));
  }
  for (const name of Object.keys(pageScripts) as PageScriptName[]) {
    // Their maps would be half of the package, and the script is there to be read.
    const { script } = await bundlePageScript(name, false);
    writeFileSync(join(assets, name), script);
  }
});
