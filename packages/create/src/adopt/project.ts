import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { UsageError } from '../usage-error';
import type { JsonText } from './json-text';
import { readJsonText } from './json-text';

/** Somebody's mini program project, as far as it is read and changed here. */
export interface Project {
  /** The folder that DevTools opens. */
  readonly folder: string;
  /** `miniprogramRoot`, without a slash at its end; empty where the program lies in the folder itself. */
  readonly root: string;
  /** Its text; undefined where there is no such file. `path` is relative to the program. */
  read(path: string): string | undefined;
}

const CONFIG = 'project.config.json';

/** What writes the folder that DevTools opens, by the packages that it brings. */
const builders: Readonly<Record<string, string>> = {
  '@tarojs/': 'Taro',
  '@dcloudio/': 'uni-app',
  '@mpxjs/': 'Mpx',
  '@wepy/': 'WePY',
  wepy: 'WePY',
  mpvue: 'mpvue',
  '@morjs/': 'MorJS',
  'mp-webpack-plugin': 'kbone',
  remax: 'Remax',
};

const NPM_PACKAGE = 'packages/components/README.md has the npm package for it';

/** @throws UsageError when the folder is no mini program project, or one that a build writes */
export function readProject(folder: string): Project {
  const builder = builderOf(folder);
  if (builder !== undefined) {
    throw new UsageError(
      `${folder} is written by ${builder}, whose next build removes what is put there: ${NPM_PACKAGE}.`,
    );
  }
  const text = textOf(join(folder, CONFIG));
  if (text === undefined) throw new UsageError(noProject(folder));
  const root = rootOf(readJson(CONFIG, text));
  if (!existsSync(join(folder, root, 'app.json'))) {
    throw new UsageError(
      `There is no app.json in ${join(folder, root)}, the miniprogramRoot of ${CONFIG}. Where a build writes it, ${NPM_PACKAGE}.`,
    );
  }
  return { folder, root, read: (path) => textOf(join(folder, root, path)) };
}

/** @throws UsageError which names the file and the line of what is wrong */
export function readJson(path: string, text: string): JsonText {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { readonly loc?: { readonly line: number } };
    throw new UsageError(
      `${path}${loc === undefined ? '' : `, line ${loc.line}`}: this is not valid JSON. Correct it, then run the command again.`,
    );
  }
}

function rootOf(config: JsonText): string {
  const [written = '.'] = ['miniprogramRoot', 'srcMiniprogramRoot']
    .map((name) => config.value([name]))
    .filter((value) => typeof value === 'string' && value !== '') as string[];
  return posix.normalize(written.replaceAll('\\', '/')).replace(/^\/|\/$|^\.\/?$/gu, '');
}

function noProject(folder: string): string {
  if (!existsSync(folder)) return `There is no folder ${folder}.`;
  const above = dirname(folder);
  const config = textOf(join(above, CONFIG));
  const isRoot = config !== undefined && join(above, rootOf(readJson(CONFIG, config))) === folder;
  return `${folder} has no ${CONFIG}; name the folder that WeChat DevTools opens${isRoot ? `: ${above}` : ''}.`;
}

/** The nearest package.json above says by whom a project is built. */
function builderOf(folder: string): string | undefined {
  const text = textOf(join(folder, 'package.json'));
  const above = dirname(folder);
  if (text === undefined) return above === folder ? undefined : builderOf(above);
  const manifest = readJson(join(folder, 'package.json'), text);
  const names = ['dependencies', 'devDependencies'].flatMap((field) =>
    Object.keys(manifest.value([field]) ?? {}),
  );
  const found = Object.entries(builders).find(([begin]) =>
    names.some((name) => name.startsWith(begin)),
  );
  return found?.[1];
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
