import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSync } from 'esbuild';
import { z } from 'zod';

/** What would make the package smaller at a price this program does not pay (docs/decisions/0016). */
export const savings = ['modern syntax', 'one language', 'all scripts in one file'] as const;

export type Saving = (typeof savings)[number];

/** Changes the copy of this program at `projectPath`. */
const apply: Readonly<Record<Saving, (projectPath: string) => void>> = {
  'modern syntax': keepModernSyntax,
  'one language': keepOneLanguage,
  'all scripts in one file': joinScripts,
};

/**
 * Makes a copy of this program smaller, in the order of {@link savings}. The result compiles and shows
 * how small the package could get; it is not meant to run.
 */
export function makeSmaller(projectPath: string, chosen: readonly Saving[]): void {
  for (const saving of savings) {
    if (chosen.includes(saving)) apply[saving](projectPath);
  }
}

const settingsSchema = z.looseObject({ setting: z.looseObject({}) });

/** Without DevTools' ES5: neither its longer syntax nor Babel's helpers. */
function keepModernSyntax(projectPath: string): void {
  const path = join(projectPath, 'project.config.json');
  const config = settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const setting = { ...config.setting, es6: false, enhance: false };
  writeFileSync(path, JSON.stringify({ ...config, setting }));
}

/** The texts of the other languages are the Chinese ones. */
function keepOneLanguage(projectPath: string): void {
  const folder = join(projectPath, 'miniprogram/i18n');
  const one = exportedName(join(folder, 'zh-cn.ts'));
  for (const file of ['zh-tw.ts', 'en.ts']) {
    const path = join(folder, file);
    const name = exportedName(path);
    writeFileSync(path, `import { ${one} } from './zh-cn';\nexport const ${name} = ${one};\n`);
  }
}

function exportedName(path: string): string {
  const name = /export const (\w+)/.exec(readFileSync(path, 'utf8'))?.[1];
  if (name === undefined) throw new Error(`${path} exports no texts.`);
  return name;
}

/** No module has an edge of its own any more: names across files get one letter. */
function joinScripts(projectPath: string): void {
  const folder = join(projectPath, 'miniprogram');
  const { entries, others } = scriptsOf(folder);
  const { outputFiles } = buildSync({
    stdin: {
      contents: entries.map((path) => `import './${path}';`).join('\n'),
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
  });
  const code = outputFiles.map(({ text }) => text).join('');
  for (const path of [...entries, ...others]) rmSync(join(folder, path));
  for (const path of entries) writeFileSync(join(folder, path.replace(/ts$/, 'js')), '');
  writeFileSync(join(folder, 'app.js'), code);
}

/** Scripts that WeChat loads by their names, those beside a WXML or app.json, and all others. */
function scriptsOf(folder: string): {
  readonly entries: readonly string[];
  readonly others: readonly string[];
} {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((path) => path.endsWith('.ts')).sort();
  const isEntry = (path: string): boolean =>
    path === 'app.ts' || files.includes(path.replace(/ts$/, 'wxml'));
  return {
    entries: scripts.filter(isEntry),
    others: scripts.filter((path) => !isEntry(path)),
  };
}
