import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { writePackage } from './write-package';

const packedSchema = z.tuple([
  z.object({
    filename: z.string(),
    size: z.number(),
    unpackedSize: z.number(),
    files: z.array(z.object({ path: z.string(), size: z.number() })),
  }),
]);

/** What npm made: the tarball's absolute path, its bytes packed and unpacked, and its files. */
export interface Tarball {
  readonly path: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Packs the components into `target` (absolute, made when absent) with npm's own `pack`. */
export function packComponents(target: string): Tarball {
  const folder = mkdtempSync(join(tmpdir(), 'components-'));
  try {
    writePackage(folder);
    mkdirSync(target, { recursive: true });
    const said = execFileSync(
      'npm',
      ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', target],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [{ filename, ...rest }] = packedSchema.parse(JSON.parse(said));
    return { path: join(target, filename), ...rest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
