import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { installedPackage } from './installed-package';

/** The name under which `cjkFontCss` declares the font. */
export const cjkFontFamily = 'Noto Sans SC Variable';

/** Where the font's slices are (woff2 files); serve this folder, and nothing above it. */
export function cjkFontDirectory(): string {
  return join(fontPackage(), 'files');
}

/** The same font without Latin letters and icons, to stand in front of fonts that have no Chinese. */
export const cjkPartFamily = 'Host CJK';

/**
 * @font-face rules of the Chinese font from npm, cut into slices by unicode-range: a page loads only
 * the slices whose characters it shows. `prefix` is the address of `cjkFontDirectory()`, e.g. "/fonts/".
 */
export function cjkFontCss(prefix: string): string {
  const css = readFileSync(join(fontPackage(), 'wght.css'), 'utf8').replaceAll(
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

function fontPackage(): string {
  return installedPackage('@fontsource-variable/noto-sans-sc');
}
