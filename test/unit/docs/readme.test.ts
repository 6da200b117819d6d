import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { documentAt } from './documents';
import { root } from './imports';

/** Words that a person reads: no code blocks, no HTML, no targets of links. Two Chinese characters make about one. */
function wordsOf(markdown: string): number {
  const text = markdown
    .replace(/^```.*?^```$/gmsu, '')
    .replace(/<[^>]+>/gu, '')
    .replace(/\]\([^)]*\)/gu, ']');
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}.:/_'’-]*/gu);
  return (words ?? []).length + Math.ceil(han.length / 2);
}

test.each(['README.md', 'README.zh-CN.md'])('%s is read in three minutes', (path) => {
  const words = wordsOf(documentAt(path).text);
  expect(words).toBeGreaterThan(300);
  expect(words).toBeLessThanOrEqual(650);
});

test.each(['docs/adopting.md', 'docs/zh-CN/adopting.md'])('so is each way of %s', (path) => {
  const words = documentAt(path).text.split(/^## /mu).slice(1).map(wordsOf);
  expect(words.length).toBeGreaterThan(3);
  expect(Math.max(...words)).toBeLessThanOrEqual(650);
});

test('a long document would be found', () => {
  expect(wordsOf(documentAt('CONTRIBUTING.md').text)).toBeGreaterThan(650);
});

test('every folder of the house is named in CONTRIBUTING', () => {
  const { text } = documentAt('CONTRIBUTING.md');
  const folders = ['.', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !/^(?:\.|node_modules|coverage|test$)/u.test(entry.name),
      )
      .map((entry) => `\`${join(folder, entry.name)}/\``),
  );
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((folder) => !text.includes(folder))).toStrictEqual([]);
});

test('the manual checks take half an hour at most', () => {
  const minutes = documentAt('docs/devtools-checklist.md')
    .text.split('\n')
    .flatMap((line) => [...line.matchAll(/^\| (\d+) +\|/gu)].map(([, cell]) => Number(cell)));
  expect(minutes.length).toBeGreaterThan(15);
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(30);
});
