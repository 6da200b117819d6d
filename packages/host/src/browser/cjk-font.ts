import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ifInstalled } from './installed-package';

const fontPackage = '@fontsource-variable/noto-sans-sc';

/** The name under which `cjkFontCss` declares the font. */
export const cjkFontFamily = 'Noto Sans SC Variable';

/** Where the font's slices are (woff2 files); serve this folder, and nothing above it. Undefined without the font. */
export function cjkFontDirectory(): string | undefined {
  const folder = ifInstalled(fontPackage);
  return folder && join(folder, 'files');
}

/** What to tell a person on whose machine Chinese is drawn as boxes; undefined where it is not. */
export function missingCjkFont(
  found: boolean = ifInstalled(fontPackage) !== undefined || systemHasCjkFont(),
): string | undefined {
  if (found) return undefined;
  return `No font has Chinese, which is drawn as boxes. Cures: install one (apt-get install fonts-noto-cjk), or take the one from npm (npm install --save-dev ${fontPackage}).`;
}

/** The same font without Latin letters and icons, to stand in front of fonts that have no Chinese. */
export const cjkPartFamily = 'Host CJK';

/**
 * @font-face rules of the Chinese font from npm, cut into slices by unicode-range: a page loads only
 * the slices whose characters it shows. Empty where the font is not installed. `prefix` is the address of
 * `cjkFontDirectory()`, e.g. "/fonts/".
 */
export function cjkFontCss(prefix: string): string {
  const folder = ifInstalled(fontPackage);
  if (folder === undefined) return '';
  const css = readFileSync(join(folder, 'wght.css'), 'utf8').replaceAll(
    'url(./files/',
    `url(${prefix}`,
  );
  return css + css.replace(/@font-face \{[^}]*\}/g, cjkPart);
}

/** A slice cut down to Chinese; nothing where it has none. */
function cjkPart(face: string): string {
  const ranges = /unicode-range:\s*([^;]+);/.exec(face)?.[1] ?? '';
  const kept = ranges.split(',').filter(isCjk);
  if (kept.length === 0) return '';
  return face.replace(ranges, kept.join(',')).replace(cjkFontFamily, cjkPartFamily);
}

/** From the radicals on, but for the private use area, where icon fonts have their pictures. */
function isCjk(range: string): boolean {
  const first = Number.parseInt(range.trim().slice(2), 16);
  return first >= 0x2e80 && !(first >= 0xe000 && first < 0xf900);
}

/** Whether the system has a font for Chinese; without fontconfig: no. */
export function systemHasCjkFont(list: () => string = listChineseFonts): boolean {
  try {
    return list().trim() !== '';
  } catch {
    return false;
  }
}

function listChineseFonts(): string {
  return execFileSync('fc-list', [':lang=zh', 'family'], {
    encoding: 'utf8',
    env: process.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
