import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { build } from 'esbuild';
import { contractPath } from 'onboarding-contract';

const folder = join(__dirname, '../cloud-function');

/**
 * Writes the folder that DevTools uploads as a cloud function: index.js from this package's sources, the contract, and
 * the package.json and config.json that the cloud reads. Packages are installed by the cloud.
 */
export async function packFunction(target: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await build({
    entryPoints: [join(__dirname, '../src/cloud/main.ts')],
    outfile: join(target, 'index.js'),
    ...{ bundle: true, format: 'cjs', platform: 'node', target: 'node20', logLevel: 'warning' },
    conditions: ['onboarding-source'],
    tsconfigRaw: {},
    plugins: [
      {
        name: 'packages-outside',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path === 'onboarding-contract'
              ? undefined
              : { path, external: true },
          );
        },
      },
    ],
  });
  copyFileSync(contractPath, join(target, 'backend.openapi.yaml'));
  for (const name of ['package.json', 'config.json']) {
    copyFileSync(join(folder, name), join(target, name));
  }
}

/** `npm run pack:function` */
export const functionFolder = join(dirname(dirname(folder)), '../.cache/cloud-function/onboarding');
