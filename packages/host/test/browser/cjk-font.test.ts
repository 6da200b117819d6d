import { existsSync } from 'node:fs';
import { join } from 'node:path';

import {
  cjkFontCss,
  cjkFontDirectory,
  cjkFontFamily,
  cjkPartFamily,
  missingCjkFont,
  systemHasCjkFont,
} from '../../src/browser/cjk-font';

test('every slice that the style sheet names is a file of the served folder', () => {
  const css = cjkFontCss('/fonts/');
  const files = [...css.matchAll(/url\(\/fonts\/([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !existsSync(join(cjkFontDirectory() ?? '', file)))).toStrictEqual(
    [],
  );
  expect(css).not.toContain('./files/');
  expect(css).toContain(`font-family: '${cjkFontFamily}'`);
});

test.each([
  ['Noto Sans CJK SC\n', true],
  ['\n', false],
])('a font list of %j means a Chinese font: %s', (list, expected) => {
  expect(systemHasCjkFont(() => list)).toBe(expected);
});

test('a system without fc-list has no Chinese font', () => {
  const missing = () => {
    throw new Error('spawn fc-list ENOENT');
  };
  expect(systemHasCjkFont(missing)).toBe(false);
});

test('a machine without any Chinese font is told the two cures, another one nothing', () => {
  expect(missingCjkFont(false)).toBe(
    'No font has Chinese, which is drawn as boxes. Cures: install one (apt-get install fonts-noto-cjk), or take the one from npm (npm install --save-dev @fontsource-variable/noto-sans-sc).',
  );
  expect(missingCjkFont(true)).toBeUndefined();
  expect(missingCjkFont()).toBeUndefined();
});

test('the part for Chinese takes neither Latin letters nor the pictures of icon fonts', () => {
  const faces = cjkFontCss('/fonts/').match(/@font-face \{[^}]*\}/g) ?? [];
  const part = faces.filter((face) => face.includes(`font-family: '${cjkPartFamily}'`));
  const starts = part.flatMap((face) =>
    [...face.matchAll(/U\+([0-9a-f]+)/gi)].map((match) => Number.parseInt(match[1] ?? '', 16)),
  );
  expect(part.length).toBeGreaterThan(50);
  expect(starts).toContain('中'.codePointAt(0));
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(0x2e80);
  expect(starts.filter((code) => code >= 0xe000 && code < 0xf900)).toStrictEqual([]);
});
