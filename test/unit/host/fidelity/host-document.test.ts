/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allApis } from '../../../host/api/all-apis';
import { approximatedApis } from './approximated-apis';
import { hostDocument } from './host-document';

test('docs/host.md says what the code has: else run write-host-document.ts beside this test', () => {
  const document = readFileSync(join(__dirname, '../../../../docs/host.md'), 'utf8');
  expect(document).toBe(hostDocument());
});

test('only APIs that are there are called approximated', () => {
  const unknown = Object.keys(approximatedApis).filter((name) => allApis[name] === undefined);
  expect(unknown).toStrictEqual([]);
});
