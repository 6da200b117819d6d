/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allApis } from '../../src/api/all-apis';
import { apiFidelity } from '../../src/api/fidelity';
import { builtIns } from '../../src/components/index';
import { hostDocument } from './host-document';

test('docs/host.md says what the code has: else run write-host-document.ts beside this test', () => {
  const document = readFileSync(join(__dirname, '../../../../docs/host.md'), 'utf8');
  expect(document).toBe(hostDocument());
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
