import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { citationCount, citationFaults, linksInComments } from './citations';
import { documents, filesOf } from './documents';
import { root } from './imports';

/** Everything with comments in it but this file, which plants what must be refused. */
const sources = filesOf('*.ts', '*.js', '*.mjs', '*.cjs', '*.wxml', '*.wxss', '*.wxs', '*.css')
  .concat(filesOf('*.html', '*.yml', '*.yaml', '.ci/run'))
  .filter((path) => join(root, path) !== __filename)
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Where a link leads to: what is wrong with it, or empty. */
function fault(from: string, link: string): string {
  if (/^https?:/u.test(link)) return '';
  const [path = '', anchor] = link.split('#', 2).map(decodeURIComponent);
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return `${from}: ${link} is not there`;
  if (anchor === undefined) return '';
  const document = documents.find((one) => one.path === target);
  return document?.anchors.includes(anchor) === true ? '' : `${from}: ${link} has no such heading`;
}

test('every link leads to a file that is there, and to a heading in it', () => {
  const faults = documents.flatMap(({ path, links }) => links.map((link) => fault(path, link)));
  expect(faults.length).toBeGreaterThan(60);
  expect(faults.filter(Boolean)).toStrictEqual([]);
});

test('a broken link and a broken anchor would be found', () => {
  expect(fault('README.md', 'docs/gone.md')).toMatch(/is not there$/u);
  expect(fault('README.md', 'docs/adopting.md#gone')).toMatch(/no such heading$/u);
  expect(fault('docs/adopting.md', '#as-a-starter')).toBe('');
});

test('every comment and every document cites what is there', () => {
  const cited = sources.reduce((sum, { path, text }) => sum + citationCount(path, text), 0);
  expect(cited).toBeGreaterThan(60);
  expect(
    [...sources, ...documents].flatMap(({ path, text }) => citationFaults(path, text)),
  ).toStrictEqual([]);
});

test('every link in a comment leads to a file that is there', () => {
  const faults = sources.flatMap(({ path, text }) =>
    linksInComments(path, text).map((link) => fault(path, link)),
  );
  expect(faults.filter(Boolean)).toStrictEqual([]);
});

const source = 'packages/wechat/src/seed.ts';

test.each([
  ['/** Prices (docs/gone.md). */', 'docs/gone.md is not there'],
  ['// Prices (docs/gone.md §6).', 'docs/gone.md is not there'],
  ['/** Prices (docs/wechat-facts.md §6.9). */', 'docs/wechat-facts.md has no §6.9'],
  ['/** Prices (docs/wechat-facts.md §6, §99). */', 'docs/wechat-facts.md has no §99'],
  ['/**\n * Prices (docs/wechat-facts.md\n * §6.9).\n */', 'docs/wechat-facts.md has no §6.9'],
  ['<!-- Prices (docs/gone.md) -->', 'docs/gone.md is not there'],
  ['# Prices (docs/gone.md)', 'docs/gone.md is not there'],
  ['/** Prices (§6). */', '§6 of which document?'],
  ["test('the prices of wechat-facts §6', pays);", '§6 of which document?'],
  ['/** Prices (fact sheet). */', '"fact sheet": say which document'],
  ['/** Prices (the fact\n * sheet). */', '"fact sheet": say which document'],
  ['/** Prices (source 0). */', '"source 0": say which document'],
  ['/** Prices (Appendix C). */', '"Appendix": say which document'],
  ['/** Money (decision 99). */', 'decision 99 is not there'],
  ['/** Money (docs/decisions/0099). */', 'decisions/0099 is not there'],
])('a citation like %j would be found', (text, found) => {
  expect(citationFaults(source, text)).toStrictEqual([`${source}: ${found}`]);
});

test.each([
  ['docs/backend.md', 'See docs/gone.md.', 'docs/gone.md is not there'],
  ['docs/wechat-facts.md', 'See §1.3 and §99.', 'docs/wechat-facts.md has no §99'],
])('so would one in %s', (path, text, found) => {
  expect(citationFaults(path, text)).toStrictEqual([`${path}: ${found}`]);
});

test('a broken link in a comment would be found', () => {
  const links = linksInComments(
    source,
    '/** As [there](../gone.md) and [here](../package.json). */',
  );
  expect(links.map((link) => fault(source, link))).toStrictEqual([
    `${source}: ../gone.md is not there`,
    '',
  ]);
});

test('what is cited well is left alone', () => {
  const text = '/** Codes (docs/wechat-facts.md §5.1, §5.3; docs/backend.md; decision 8). */';
  expect(citationFaults(source, text)).toStrictEqual([]);
  expect(citationCount(source, text)).toBe(2);
});
