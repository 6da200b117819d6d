import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  cjkFontCss,
  cjkFontDirectory,
  cjkFontFamily,
  systemHasCjkFont,
} from '../../../host/browser/cjk-font';

test('every slice that the style sheet names is a file of the served folder', () => {
  const css = cjkFontCss('/fonts/');
  const files = [...css.matchAll(/url\(\/fonts\/([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !existsSync(join(cjkFontDirectory(), file)))).toStrictEqual([]);
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
