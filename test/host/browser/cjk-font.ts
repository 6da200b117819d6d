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

/**
 * @font-face rules of the Chinese font from npm, cut into slices by unicode-range: a page loads only
 * the slices whose characters it shows. `prefix` is the address of `cjkFontDirectory()`, e.g. "/fonts/".
 */
export function cjkFontCss(prefix: string): string {
  const css = readFileSync(join(fontPackage(), 'wght.css'), 'utf8');
  return css.replaceAll('url(./files/', `url(${prefix}`);
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
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function fontPackage(): string {
  return installedPackage('@fontsource-variable/noto-sans-sc');
}
