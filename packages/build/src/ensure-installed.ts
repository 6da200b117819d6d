import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const manifestSchema = z.object({ description: z.string() });

type Lock = z.infer<typeof lockSchema>;

/** What `ensureInstalled` found or did. */
export type InstallOutcome =
  | { readonly kind: 'present' }
  | { readonly kind: 'installed' }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Whether what npm recorded in node_modules/.package-lock.json is what the lock asks for. Packages for
 * other operating systems stand in the lock alone; a package that stands only in node_modules, or in
 * another version, means a stale install.
 */
export function isUpToDate(lock: Lock, installed: Lock): boolean {
  const asked = Object.keys(lock.packages['']?.dependencies ?? {});
  return (
    asked.every((name) => `node_modules/${name}` in installed.packages) &&
    Object.entries(installed.packages).every(
      ([path, { version }]) => lock.packages[path]?.version === version,
    )
  );
}

function readLock(path: string): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Installs `folder`'s own lock file unless it is there already, which takes nothing. Install scripts
 * are off; nothing that is installed so needs them.
 */
export function ensureInstalled(folder: string, say: (line: string) => void): InstallOutcome {
  // npm writes this file last, so an install that was cut off has none.
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (
    existsSync(record) &&
    isUpToDate(readLock(join(folder, 'package-lock.json')), readLock(record))
  ) {
    return { kind: 'present' };
  }
  const { description } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  say(`Installing, once: ${description}`);
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return { kind: 'installed' };
  const said = npm.error?.message ?? `${npm.stdout}${npm.stderr}`;
  const lines = said.split('\n').filter((line) => /error|ENOENT/iu.test(line));
  return {
    kind: 'failed',
    reason: lines[0] ?? `npm ci ended with ${npm.status ?? npm.signal ?? 'no status'}.`,
  };
}
