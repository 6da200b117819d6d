import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { documentAt } from './documents';
import { root } from './imports';

/** README.md and README.zh-CN.md say the same: their bones are compared, the words are for people. */
const english = documentAt('README.md');
const chinese = documentAt('README.zh-CN.md');

const fences = (text: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].map(
    ([, language = '', code = '']) => `${language}: ${code.replace(/\s+# .*$/gmu, '').trim()}`,
  );

/** Cells of each row of each table. */
const tables = (text: string): readonly number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replaceAll('\\|', '').split('|').length);

const levels = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /^#+(?= )/u.exec(line) ?? []);

/** Code spans that are the same in every language: versions, names and numbers in tables. */
const codes = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...line.matchAll(/`[^`]+`|\b\d+\.\d+\.\d+\b/gu)].map(([code]) => code))
    .sort();

test.each([
  ['headings', levels],
  ['code blocks', fences],
  ['tables', tables],
  ['names and versions in tables', codes],
])('both have the same %s', (_what, bones) => {
  expect(bones(chinese.text).length).toBeGreaterThan(2);
  expect(bones(chinese.text)).toStrictEqual(bones(english.text));
});

test('both run the same commands', () => {
  expect(chinese.commands).toStrictEqual(english.commands);
});

test('both lead to the same places, each to its own pictures and to the other language', () => {
  const places = (links: readonly string[]): readonly string[] =>
    links
      .map((link) => link.replace(/-(?:en|zh)-(light|dark)\.png$/u, '-$1.png'))
      .filter((link) => !link.startsWith('README'))
      .sort();
  expect(places(chinese.links)).toStrictEqual(places(english.links));
  expect(english.links).toContain('README.zh-CN.md');
  expect(chinese.links).toContain('README.md');
  expect(chinese.links.filter((link) => link.includes('-en-'))).toStrictEqual([]);
});

test('every folder of the house is named', () => {
  const folders = ['.', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !/^(?:\.|node_modules|coverage|test$)/u.test(entry.name),
      )
      .map((entry) => `\`${join(folder, entry.name)}/\``),
  );
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((folder) => !english.text.includes(folder))).toStrictEqual([]);
});

test('what the program is, is said in three sentences', () => {
  const said = english.text.split('\n\n')[1] ?? '';
  const sentences = said.replace(/\[中文\].*$/u, '').match(/[.:](?=\s|$)/gu) ?? [];
  expect(sentences.filter((end) => end === '.')).toHaveLength(3);
});

test('the manual checks take half an hour at most', () => {
  const minutes = documentAt('docs/devtools-checklist.md')
    .text.split('\n')
    .flatMap((line) => [...line.matchAll(/^\| (\d+) +\|/gu)].map(([, cell]) => Number(cell)));
  expect(minutes.length).toBeGreaterThan(15);
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(30);
});
