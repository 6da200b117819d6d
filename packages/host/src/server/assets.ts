import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { cjkFontCss, systemHasCjkFont } from '../browser/cjk-font';
import { hostFolder } from '../host-folder';
import type { Bundle } from './kept-bundle';
import type { PageScriptName } from './page-scripts';
import { pageScript, pageScripts } from './page-scripts';

/** A file of the host's own pages. */
export interface Asset {
  /** "html", "js" … */
  readonly type: string;
  readonly text: string;
  /** Another one whenever the text is another one. */
  readonly hash: string;
}

/** The files of the phone's page and of the desk. */
export interface Assets {
  /** "phone.js", "phone.css", "phone.html", "desk.js" …; undefined for no such asset. */
  read(name: string): Promise<Asset | undefined>;
}

/** The files that are served as they are written, in the folder of the sources. */
export const pageFiles = {
  'phone.html': 'page/phone.html',
  'phone.css': 'page/phone.css',
  'desk.html': 'desk/desk.html',
  'desk.css': 'desk/desk.css',
} as const;

/** The installed package brings everything here, ready to be served; the repository has no such folder. */
const prebuilt = join(hostFolder, 'assets');

/** Reads what was built when the package was packed; in the repository, what the sources say. */
export function createAssets(): Assets {
  const texts = existsSync(prebuilt) ? prebuiltTexts() : sourceTexts();
  // A system font is used where there is one: it is there at once.
  texts.set('fonts.css', () => Promise.resolve(systemHasCjkFont() ? '' : cjkFontCss('/fonts/')));
  const read = new Map<string, Promise<Asset>>();
  return {
    async read(name) {
      const text = texts.get(name);
      if (text === undefined) return undefined;
      const asset = read.get(name) ?? text().then((found) => toAsset(name, found));
      if (!isEdited(name)) read.set(name, asset);
      return asset;
    },
  };
}

type Texts = Map<string, () => Promise<string>>;

function prebuiltTexts(): Texts {
  return new Map(
    [...Object.keys(pageFiles), ...Object.keys(pageScripts)].map((name) => [
      name,
      () => readFile(join(prebuilt, name), 'utf8'),
    ]),
  );
}

function sourceTexts(): Texts {
  const texts: Texts = new Map();
  for (const [name, path] of Object.entries(pageFiles)) {
    texts.set(name, () => readFile(join(hostFolder, path), 'utf8'));
  }
  for (const name of Object.keys(pageScripts) as PageScriptName[]) {
    let bundled: Promise<Bundle> | undefined;
    const bundle = () => (bundled ??= pageScript(name));
    texts.set(name, async () => (await bundle()).script);
    texts.set(`${name}.map`, async () => (await bundle()).map);
  }
  return texts;
}

/** Whoever works on the host's pages sees a style at the next load; scripts are made once. */
const isEdited = (name: string): boolean => name in pageFiles;

function toAsset(name: string, text: string): Asset {
  const type = name.endsWith('.map') ? 'json' : extname(name).slice(1);
  return { type, text, hash: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
