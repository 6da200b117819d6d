import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { findChromium } from 'miniprogram-host';

import type { EmptyFolder } from './empty-folder';
import { installInEmptyFolder } from './empty-folder';

/** docs/host-recipes.md, as a stranger follows it: with the packed host, in a folder that has nothing else. */
const root = resolve(__dirname, '../../../..');
const run = promisify(execFile);

/** Blocks of JavaScript whose first line names their file. */
const recipes = (): readonly (readonly [file: string, text: string])[] =>
  [
    ...readFileSync(join(root, 'docs/host-recipes.md'), 'utf8').matchAll(
      /^```js\n\/\/ (\S+)\n(.*?)^```$/gmsu,
    ),
  ].map(([, file = '', text = '']) => [file, text]);

let folder: EmptyFolder;

beforeAll(async () => {
  folder = await installInEmptyFolder(['host'], ['miniprogram-automator']);
  cpSync(join(__dirname, 'fixtures/empty-folder'), folder.path, {
    recursive: true,
    filter: (path) => !path.endsWith('.test.js'),
  });
  writeFileSync(join(folder.path, 'package.json'), '{}');
  for (const [file, text] of recipes()) writeFileSync(join(folder.path, file), text);
}, 600_000);

afterAll(() => {
  folder.remove();
});

async function inFolder(words: readonly string[]): Promise<string> {
  // Found here, so that the package need not unpack one of its own.
  const { executablePath, env } = await findChromium();
  const { stdout, stderr } = await run(process.execPath, words, {
    cwd: folder.path,
    env: { ...process.env, ...env, CHROMIUM_PATH: executablePath },
    timeout: 80_000,
  });
  return stdout + stderr;
}

test.each(recipes().flatMap(([file]) => (file.endsWith('.test.js') ? [file] : [])))(
  '%s passes in Jest',
  async (file) => {
    const said = await inFolder([join(root, 'node_modules/jest/bin/jest.js'), `/${file}$`]);
    expect(said).toMatch(/^Tests: +\d+ passed, \d+ total$/mu);
    expect(said).not.toContain('did not exit');
  },
);

test('a picture that was kept is compared the next time', async () => {
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '/looks.test.js$'];
  await expect(inFolder(jest)).resolves.toContain('1 passed');
  writeFileSync(join(folder.path, 'home.png'), 'another picture');
  await expect(inFolder(jest)).rejects.toMatchObject({ code: 1 });
});

test('check.cjs says the page in plain Node', async () => {
  await expect(inFolder(['check.cjs'])).resolves.toBe('pages/home/home\n');
});
