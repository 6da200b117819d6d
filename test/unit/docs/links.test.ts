import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents } from './documents';
import { root } from './imports';

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
