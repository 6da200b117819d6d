import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { eventually, freePort } from 'onboarding-testing';

import type { ProgramCopy } from '../support/program-copy';
import { copyProgram } from '../support/program-copy';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';

/** docs/adopting.md, "A backend that only logs", step by step, on another port. */
const page = readFileSync(resolve(__dirname, '../../docs/adopting.md'), 'utf8');
const section = page.slice(page.indexOf('\n## A backend that only logs'));

/** The first code block of this language in the section. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'msu').exec(section)?.[1];
  if (found === undefined) throw new Error(`docs/adopting.md shows no ${language} there.`);
  return found.trim();
}

let folder: string;
let backend: ChildProcess;
let log = '';
let copy: ProgramCopy;
let program: ProgramUnderTest;

beforeAll(async () => {
  const port = await freePort();
  folder = mkdtempSync(join(tmpdir(), 'own-backend-'));
  writeFileSync(join(folder, 'backend.mjs'), block('js'));
  backend = spawn('node', ['backend.mjs'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  backend.stdout?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  copy = copyProgram();
  copy.edit(
    'config.ts',
    "devtools: backend('http://127.0.0.1:8787'),",
    block('ts').replace(':3000', `:${port}`),
  );
  program = await launchProgram({ projectPath: copy.projectPath });
});

afterAll(async () => {
  await program.close();
  copy.remove();
  backend.kill();
  rmSync(folder, { recursive: true });
});

test('it is short enough to read', () => {
  expect(block('js').split('\n').length).toBeLessThanOrEqual(25);
});

test('one changed line brings the program’s first call to it, and the page copes with its answer', async () => {
  await eventually('the first call', () =>
    Promise.resolve(/^POST \/v1\/sessions \d+ bytes$/mu.test(log) || undefined),
  );
  const account = await program.page('pages/account/account');
  await eventually('the way to try again', async () => (await account.$('#retry')) ?? undefined);
  expect(log).not.toContain('GET');
});
