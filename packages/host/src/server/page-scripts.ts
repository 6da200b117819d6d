import { join, resolve } from 'node:path';

import type { BuildOptions } from 'esbuild';

import { hostFolder } from '../host-folder';
import type { Bundle, FreshBundle } from './kept-bundle';
import { keptBundle } from './kept-bundle';

/** The scripts of the host's two pages, by the name under which a page loads each. */
export const pageScripts = {
  'phone.js': 'page/main.ts',
  'desk.js': 'desk/main.ts',
} as const;

export type PageScriptName = keyof typeof pageScripts;

const options = {
  bundle: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  // Three times the script's own size: only developer tools ask for it.
  sourcemap: 'linked',
  minify: false,
  logLevel: 'silent',
  // The engine's development mode draws performance marks that nobody reads here.
  define: { 'process.env.NODE_ENV': '"production"' },
  // Nothing but the sources decides: no tsconfig.json, and not the folder it is started in.
  tsconfigRaw: {},
  absWorkingDir: hostFolder,
} as const satisfies BuildOptions;

/** Bundles a script of a page, or takes the bundle that was kept when its sources were the same. */
export async function pageScript(name: PageScriptName): Promise<Bundle> {
  const { version } = await import('esbuild');
  return await keptBundle(
    {
      folder: join(hostFolder, '../.cache/page', name),
      recipe: JSON.stringify([version, options]),
      around: hostFolder,
    },
    () => bundlePageScript(name),
  );
}

/** Bundles a script of a page from the sources of this host; with its map for who works on them. */
export async function bundlePageScript(name: PageScriptName, withMap = true): Promise<FreshBundle> {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    ...options,
    ...(!withMap && { sourcemap: false }),
    entryPoints: [pageScripts[name]],
    outfile: name,
    metafile: true,
  });
  const textOf = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return {
    script: textOf('.js'),
    map: textOf('.map'),
    inputs: Object.keys(metafile.inputs)
      // A module that its package switches off for browsers has a name but no text of its own.
      .filter((path) => !path.startsWith('(disabled):'))
      .map((path) => resolve(hostFolder, path)),
  };
}
