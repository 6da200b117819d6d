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

interface Bundle {
  readonly script: string;
  readonly map: string;
}

export function createAssets(): Assets {
  const bundles = new Map<string, Promise<Bundle>>();
  const bundle = (name: string, entry: string) => {
    const known = bundles.get(name) ?? bundleScript(name, join(hostFolder, entry));
    bundles.set(name, known);
    return known;
  };
  return {
    async read(name) {
      const script = name.replace(/\.map$/, '');
      const entry = scripts[script];
      if (entry !== undefined) {
        const bundled = await bundle(script, entry);
        return script === name
          ? { type: 'js', text: bundled.script }
          : { type: 'json', text: bundled.map };
      }
      const file = files[name];
      if (file === undefined) return undefined;
      return { type: file.type, text: await readFile(join(hostFolder, file.path), 'utf8') };
    },
  };
}

async function bundleScript(name: string, entry: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: name,
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
  });
  const textOf = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), map: textOf('.map') };
}
