/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hostDocument, withApiNames } from '../../build/host-document';
import { allApis } from '../../src/api/all-apis';
import { apiFidelity } from '../../src/api/fidelity';
import { builtIns } from '../../src/components/index';

const root = join(__dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('docs/host.md says what the code has: else `npm run docs:host`', () => {
  expect(read('docs/host.md')).toBe(hostDocument());
});

test("the host's README names the APIs that the code has: else `npm run docs:host`", () => {
  const readme = read('packages/host/README.md');
  expect(withApiNames(readme.replace('`authorize` · ', ''))).toBe(readme);
});

test('every API that is there says how far it goes, and no other', () => {
  expect(Object.keys(apiFidelity).sort()).toStrictEqual(Object.keys(allApis).sort());
});

test('what is called different says how, in a sentence', () => {
  const words = [
    ...Object.values(apiFidelity),
    ...builtIns.map(({ fidelity }) => fidelity),
  ].flatMap((fidelity) => (fidelity.kind === 'approximated' ? [fidelity.how] : []));
  expect(words.filter((how) => !/^[A-Za-z].*\.$/.test(how))).toStrictEqual([]);
});
