import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defaultPhoneSettings, phoneSettingsSchema } from '../../src/phone/settings';

/** The recipes name what the host has, and both languages have the same ones. */
const read = (path: string): string =>
  readFileSync(join(__dirname, '../../../../docs', path), 'utf8');
const english = read('host-recipes.md');
const chinese = read('zh-CN/host-recipes.md');

const blocks = (text: string): readonly string[] =>
  [...text.matchAll(/^```.*?^```$/gmsu)].map(([block]) => block);

test('both languages have the same code, headings and tables', () => {
  const bones = (text: string) => ({
    blocks: blocks(text),
    levels: text.split('\n').flatMap((line) => /^#+(?= )/u.exec(line) ?? []),
    cells: text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.match(/`[^`]+`/gu) ?? []),
  });
  expect(bones(english).blocks.length).toBeGreaterThan(6);
  expect(bones(chinese)).toStrictEqual(bones(english));
});

test('every setting of the phone is in the table, with its values and what it is at first', () => {
  const rows = [...english.matchAll(/^\| `(\w+)` +\| (.+?) +\| `([^`]+)` +\|$/gmu)].map(
    ([, name = '', values = '', first = '']) => ({ name, values, first }),
  );
  expect(rows.map(({ name, first }) => [name, first]).sort()).toStrictEqual(
    Object.entries(defaultPhoneSettings)
      .map(([name, value]) => [name, String(value)])
      .sort(),
  );
  const wrong = rows.flatMap(({ name, values }) =>
    [...values.matchAll(/`([^`]+)`/gu)]
      .filter(([, value]) => !phoneSettingsSchema.safeParse({ [name]: value }).success)
      .map(([value]) => `${name}: ${value}`),
  );
  expect(wrong).toStrictEqual([]);
});
