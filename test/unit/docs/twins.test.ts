import { dirname, join } from 'node:path';

import type { Document } from './documents';
import { documentAt, documents } from './documents';

/**
 * A document and its Chinese twin say the same: their bones are compared, the words are for people. The twins of
 * what is in docs are in docs/zh-CN, under the same name; elsewhere they stand beside the English one.
 */
const isChinese = (path: string): boolean =>
  path.startsWith('docs/zh-CN/') || path.endsWith('.zh-CN.md');

const englishOf = (path: string): string =>
  path.startsWith('docs/zh-CN/')
    ? path.replace('docs/zh-CN/', 'docs/')
    : path.replace('.zh-CN.md', '.md');

const pairs = documents
  .filter(({ path }) => isChinese(path))
  .map((chinese) => ({ path: englishOf(chinese.path), chinese }));

const fences = (text: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].map(
    ([, language = '', code = '']) =>
      `${language}: ${language === 'mermaid' ? withoutWords(code) : withoutComments(code)}`,
  );

/** Who sends what to whom in a diagram: of its words only paths, statuses and codes are left. */
const withoutWords = (diagram: string): string =>
  diagram.replace(
    /^(\s*(?:participant \w+|Note over [\w,]+|\w+(?:-?->>|--x)\w+|alt|else)\b)(.*)$/gmu,
    (_line, arrow: string, words: string) => [arrow, ...(words.match(fixed) ?? [])].join(' '),
  );

const fixed = /\b(?:GET|POST|PUT|DELETE) \/[\w/-]+|\b\d{3}\b|\b[a-z]+(?:-[a-z]+)+\b/gu;

/** Comments are in the language of the document. */
const withoutComments = (code: string): string =>
  code.replace(/\s+(?:#|\/\/) .*$|^\/\*\* .*? \*\/$/gmu, '').trim();

/** How many cells each row of each table has. */
const tables = (text: string): readonly number[] =>
  rowsOf(text).map((line) => line.replaceAll('\\|', '').split('|').length);

const rowsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('|'));

const levels = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /^#+(?= )/u.exec(line) ?? []);

/** Code spans that are the same in every language: versions, names and numbers in tables. */
const codes = (text: string): readonly string[] =>
  rowsOf(text)
    .flatMap((line) => [...line.matchAll(/`[^`]+`|\b\d+\.\d+\.\d+\b/gu)].map(([code]) => code))
    .sort();

const bones = { headings: levels, 'code blocks': fences, tables, 'names in tables': codes };

/** Where the links of a document lead, by the English name, each to its own pictures and without headings. */
const placesOf = (document: Document): readonly string[] =>
  targetsOf(document)
    .filter((target) => target !== document.path)
    .map((target) => englishOf(target).replace(/-(?:en|zh)-(light|dark)\.png$/u, '-$1.png'))
    .filter((target) => target !== englishOf(document.path))
    .sort();

/** Relative to the root. */
const targetsOf = ({ path, links }: Document): readonly string[] =>
  links.map((link) => {
    const [target = ''] = link.split('#');
    if (/^https?:/u.test(link)) return link;
    return target === '' ? path : join(dirname(path), target);
  });

test('there are twins', () => {
  expect(pairs.map(({ path }) => path)).toContain('README.md');
  expect(pairs.length).toBeGreaterThan(5);
});

describe.each(pairs)('$path and its Chinese twin', ({ path, chinese }) => {
  const english = documentAt(path);

  test.each(Object.entries(bones))('have the same %s', (_what, bonesOf) => {
    expect(bonesOf(chinese.text)).toStrictEqual(bonesOf(english.text));
  });

  test('run the same commands and lead to the same places, each to the other', () => {
    expect(chinese.commands).toStrictEqual(english.commands);
    expect(placesOf(chinese)).toStrictEqual(placesOf(english));
    expect(targetsOf(english)).toContain(chinese.path);
    expect(targetsOf(chinese)).toContain(path);
  });

  test('a Chinese page leads to Chinese pages where there are any', () => {
    const leadsAway = targetsOf(chinese).filter(
      (target) => target !== path && pairs.some((pair) => pair.path === target),
    );
    expect(leadsAway).toStrictEqual([]);
  });

  test('says so in its first lines', () => {
    expect(chinese.text.slice(0, 2000)).toContain(`[English](`);
    expect(english.text.slice(0, 2000)).toContain(`[中文](`);
  });
});
