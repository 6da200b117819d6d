import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Rule } from 'postcss';
import postcss from 'postcss';

/**
 * The program's elements are in the same document as the phone's own: a class of the phone's style
 * sheet that a program may use too would dress the program's element (a page of ours has "phone").
 */
const styles = readFileSync(join(__dirname, '../../src/page/phone.css'), 'utf8');

function isStep(rule: Rule): boolean {
  return (
    rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes'
  );
}

function selectors(): string[] {
  const found: string[] = [];
  postcss.parse(styles).walkRules((rule) => {
    if (!isStep(rule)) found.push(...rule.selectors);
  });
  return found;
}

/** Elements that hold the program's, so that a selector below them reaches into the program. */
const holdsProgram = /^\.host-(?:phone|window|page-area)(?![\w-])/;

/** The classes of the last part that a program could bear too, when the selector can reach it. */
function reaches(selector: string): readonly string[] {
  const parts = selector.split(/[\s>+~]+(?![^(]*\))/).filter((part) => part !== '');
  const own = parts.some((part) => part.includes('.host-') && !holdsProgram.test(part));
  const classes = [...(parts.at(-1) ?? '').matchAll(/(?<!:not\()\.([\w-]+)/g)];
  return own
    ? []
    : classes.map(([, name]) => name ?? '').filter((name) => !name.startsWith('host-'));
}

test('no class of the phone reaches an element of the program', () => {
  expect(selectors().length).toBeGreaterThan(100);
  expect(selectors().flatMap(reaches)).toStrictEqual([]);
});

test.each([
  ['.phone::after', ['phone']],
  ['.host-phone .icon', ['icon']],
  ['.host-tab .dot', []],
  ['.host-phone :is(.host-sheet, .host-dialog):focus-visible', []],
])('%s is read as %j', (selector, expected) => {
  expect(reaches(selector)).toStrictEqual(expected);
});
