import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import { z } from 'zod';

import { emitDeclarations } from './emit-declarations';

const root = join(__dirname, '../../..');

/** What of a package.json says what is to be built. */
const manifestSchema = z.looseObject({
  name: z.string(),
  bin: z.record(z.string(), z.string()).optional(),
  exports: z.record(
    z.string(),
    z.union([
      z.string(),
      z.object({
        'onboarding-source': z.string(),
        types: z.string(),
        default: z.string(),
      }),
    ]),
  ),
});

/** One file of `dist`, and the source it is built of; paths as in package.json. */
interface Entry {
  readonly source: string;
  readonly script: string;
  /** Absent for what is run and never imported. */
  readonly types?: string;
}

/**
 * Builds a package of this repository: one CommonJS file for each entry of its `exports` and one for its
 * command, the declarations that the entries reach, and the licence. What it depends on stays outside.
 *
 * @param folder the package's folder, absolute; `dist` and LICENSE are written there
 */
export async function buildPackage(folder: string): Promise<void> {
  const entries = entriesOf(folder);
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  await buildScripts(folder, folder);
  const declarations = emitDeclarations(
    join(folder, 'src'),
    entries.flatMap(({ source, types }) => (types === undefined ? [] : [resolve(folder, source)])),
  );
  for (const { path, text } of declarations) write(join(folder, 'dist/types', path), text);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

/** They have ES modules only, which Jest cannot load from a script: they go into the bundle. */
const inside: readonly string[] = ['chokidar', 'readdirp'];

const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || inside.includes(path) ? undefined : { path, external: true },
    );
  },
};

/** Only the scripts of the package in `folder`, below `target`. */
export async function buildScripts(folder: string, target: string): Promise<void> {
  for (const { source, script } of entriesOf(folder)) {
    await build({
      absWorkingDir: folder,
      entryPoints: [source],
      outfile: resolve(target, script),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      plugins: [packagesOutside],
      tsconfigRaw: {},
      logLevel: 'warning',
    });
  }
}

function entriesOf(folder: string): readonly Entry[] {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const entries = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string'
      ? []
      : [{ source: entry['onboarding-source'], script: entry.default, types: entry.types }],
  );
  // A command is a file of bin/ that runs this one in the package and the sources in the repository.
  const command = { source: './src/cli.ts', script: './dist/cli.js' };
  return manifest.bin === undefined ? entries : [...entries, command];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
