import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { findChromium } from 'miniprogram-host';
import { freePort } from 'onboarding-testing';

import type { EmptyFolder } from './empty-folder';
import { installInEmptyFolder } from './empty-folder';

/** A repository of one's own: what `npm create` writes, with the packages as npm packs them and nothing of their sources. */
const root = resolve(__dirname, '../../../..');
const run = promisify(execFile);
let folder: EmptyFolder;
let said = '';

beforeAll(async () => {
  folder = await installInEmptyFolder(
    ['create', 'host', 'contract', 'wechat', 'backend'],
    ['miniprogram-automator', 'miniprogram-api-typings', 'typescript'],
  );
  const command = join(folder.path, 'node_modules/create-wechat-onboarding');
  const cli = join(command, 'bin/create-wechat-onboarding');
  said = (await run(process.execPath, [cli, '.'], { cwd: folder.path })).stdout;
}, 600_000);

afterAll(() => {
  folder.remove();
});

test('the first command writes the program, a journey and CI, and says what is next', () => {
  expect(said).toContain('npm install, then npm test and npm start');
  const names = readdirSync(folder.path).filter((name) => name !== 'node_modules');
  expect(names.sort()).toStrictEqual([
    '.github',
    '.gitignore',
    'miniprogram',
    'package.json',
    'project.config.json',
    'project.private.config.example.json',
    'test',
    'tsconfig.json',
    'typings',
  ]);
  expect(existsSync(join(folder.path, '.github/workflows/ci.yml'))).toBe(true);
});

test('its packages are those of this repository', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
  const own = read(join(root, 'package.json')).devDependencies;
  const asked = read(join(folder.path, 'package.json')).devDependencies;
  for (const [name, version] of Object.entries(asked)) {
    expect([name, version]).toStrictEqual([name, own[name] ?? '0.1.0']);
  }
});

test('the second is green: types, and a number bound in Chromium', async () => {
  const inFolder = async (words: readonly string[]) => {
    const { executablePath, env } = await findChromium();
    const AUTOMATION_PORT = String(await freePort());
    return run(process.execPath, words, {
      cwd: folder.path,
      env: { ...process.env, ...env, CHROMIUM_PATH: executablePath, AUTOMATION_PORT },
      timeout: 200_000,
    });
  };
  // What `npm test` of the new package.json says, on the tools of this repository.
  await inFolder([join(root, 'node_modules/typescript/bin/tsc'), '--noEmit']);
  const { stderr } = await inFolder([join(root, 'node_modules/jest/bin/jest.js')]);
  expect(stderr).toContain('✓ a number is bound, and paid for once');
}, 300_000);
