import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { hostFolder } from '../host-folder';

/** The scripts of the phone's page and of the desk, bundled once when first asked for. */
export interface Assets {
  /** "phone.js", "phone.css", "phone.html", "desk.js" …; undefined for no such asset. */
  read(name: string): Promise<{ readonly type: string; readonly text: string } | undefined>;
}

const scripts: Readonly<Record<string, string>> = {
  'phone.js': 'page/main.ts',
  'desk.js': 'desk/main.ts',
};

const files: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  'phone.html': { path: 'page/phone.html', type: 'html' },
  'phone.css': { path: 'page/phone.css', type: 'css' },
  'desk.html': { path: 'desk/desk.html', type: 'html' },
  'desk.css': { path: 'desk/desk.css', type: 'css' },
};

export function createAssets(): Assets {
  const bundles = new Map<string, Promise<string>>();
  const bundle = (name: string, entry: string) => {
    const known = bundles.get(name) ?? bundleScript(join(hostFolder, entry));
    bundles.set(name, known);
    return known;
  };
  return {
    async read(name) {
      const entry = scripts[name];
      if (entry !== undefined) return { type: 'js', text: await bundle(name, entry) };
      const file = files[name];
      if (file === undefined) return undefined;
      return { type: file.type, text: await readFile(join(hostFolder, file.path), 'utf8') };
    },
  };
}

async function bundleScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    sourcemap: 'inline',
    minify: false,
    logLevel: 'silent',
    // The engine's development mode draws performance marks that nobody reads here.
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
