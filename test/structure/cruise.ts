import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { ICruiseResult } from 'dependency-cruiser';

const cruiser = join(__dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/**
 * Reads every import below `folders` of the repository at `root` and judges it by rules.cjs.
 * dependency-cruiser can be imported as an ES module alone, so it runs in a process of its own.
 */
export function cruise(root: string, folders: readonly string[]): ICruiseResult {
  const json = execFileSync(
    process.execPath,
    [cruiser, '--config', join(__dirname, 'rules.cjs'), '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 27 },
  );
  return JSON.parse(json) as ICruiseResult;
}

/** One file of the repository imports another; paths are relative to its root. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The imports that stay inside the repository. */
export function localImports({ modules }: Pick<ICruiseResult, 'modules'>): readonly Import[] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(
        ({ couldNotResolve, coreModule, resolved }) =>
          !couldNotResolve && !coreModule && !resolved.includes('node_modules/'),
      )
      .map(({ resolved }) => ({ from: source, to: resolved })),
  );
}
