import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { copyWithEnvelopeAdapter } from '../../support/backends/envelope-project';
import type { ProgramCopy } from '../../support/program-copy';

/** The adapter of docs/envelope-backend.md is checked against the types of the contract. */
let copy: ProgramCopy;
beforeEach(() => {
  copy = copyWithEnvelopeAdapter();
});
afterEach(() => {
  copy.remove();
});

function complaints(): string {
  const compiler = join(__dirname, '../../../node_modules/typescript-7/bin/tsc');
  try {
    execFileSync(process.execPath, [compiler, '-p', copy.projectPath], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

test('fits', () => {
  expect(complaints()).toBe('');
});

test.each([
  ["10012: 'phone-already-bound'", "10012: 'phone-taken'", 'phone-taken'],
  ['nickname: nickName || null', 'nick: nickName', "'nick'"],
  ['({ jsCode: loginCode })', '({ jsCode: loginCod })', 'loginCod'],
  ['resendAfterSeconds: data.interval', 'resendAfter: data.interval', 'resendAfter'],
])('a mistake is told: %s', (right, wrong, word) => {
  copy.edit('services/backend/adapter.ts', right, wrong);
  expect(complaints()).toContain(word);
});
