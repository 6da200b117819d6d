import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { findChromium } from 'miniprogram-host';
import { eventually, freePort } from 'onboarding-testing';

import type { EmptyFolder } from './empty-folder';
import { installInEmptyFolder } from './empty-folder';
import { complaints } from './type-complaints';

/** The packages as strangers get them: packed by npm, in a folder that has nothing else. */
const root = resolve(__dirname, '../../../..');
const run = promisify(execFile);
let folder: EmptyFolder;

beforeAll(async () => {
  folder = await installInEmptyFolder(
    ['host', 'contract', 'wechat', 'backend', 'conformance'],
    ['miniprogram-automator', '@types/node'],
  );
  cpSync(join(__dirname, 'fixtures/empty-folder'), folder.path, { recursive: true });
  writeFileSync(join(folder.path, 'package.json'), '{ "jest": { "preset": "miniprogram-host" } }');
}, 600_000);

afterAll(() => {
  folder.remove();
});

const inFolder = (command: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(command, words, { cwd: folder.path, env: { ...process.env, ...env }, timeout: 80_000 });

/** A test of the folder, on the Jest of this repository. */
const runJest = (file: string, env: NodeJS.ProcessEnv = {}) =>
  inFolder(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), file], env);

const installed = (path: string) => join(folder.path, 'node_modules', path);

const pathsIn = (path: string) => readdirSync(path, { recursive: true }).map(String).sort();

test('a program is mounted by a test of ten lines, under the preset', async () => {
  const { stderr } = await runJest('counter.test.js');
  expect(stderr).toContain('✓ counts a tap');
});

test('miniprogram-automator launches the installed cli, and nothing is left of it', async () => {
  const AUTOMATION_PORT = String(await freePort());
  // Found here, so that the package need not unpack one of its own.
  const { executablePath, env } = await findChromium();
  const { stderr } = await runJest('launch.test.js', {
    ...env,
    CHROMIUM_PATH: executablePath,
    AUTOMATION_PORT,
  });
  expect(stderr).toContain('✓ counts a tap in Chromium');
  expect(stderr).not.toContain('did not exit');
  // The client does not wait for the end that it asked for.
  const left = await eventually('the end of all that was started', async () => {
    const { stdout } = await run('ps', ['-eo', 'args']);
    const lines = stdout.split('\n').filter((line) => line.includes(folder.path));
    return lines.length === 0 ? lines : undefined;
  });
  expect(left).toStrictEqual([]);
});

test('the browser from npm is unpacked once into a cache of the person, and nothing is written to node_modules', async () => {
  const cache = join(folder.path, 'cache');
  const host = installed('miniprogram-host');
  const before = pathsIn(host);
  // Who is root may write there all the same; the list of files tells of that.
  await run('chmod', ['-R', 'a-w', host]);
  try {
    // No browser is installed here, as far as the host can see.
    const env = {
      PATH: dirname(process.execPath),
      CHROMIUM_PATH: '',
      MINIPROGRAM_HOST_CACHE: cache,
    };
    const first = await inFolder(process.execPath, ['browser.cjs'], env);
    const unpacked = statSync(first.stdout.trim());
    const second = await inFolder(process.execPath, ['browser.cjs'], env);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.startsWith(cache)).toBe(true);
    expect(statSync(second.stdout.trim())).toMatchObject({
      ino: unpacked.ino,
      mtimeMs: unpacked.mtimeMs,
    });
    expect(readdirSync(cache)).toHaveLength(1);
    expect(pathsIn(host)).toStrictEqual(before);
  } finally {
    await run('chmod', ['-R', 'u+w', host]);
  }
});

test('without a browser and without a font the host says what cures it, in one sentence each', async () => {
  const lean = await folder.without(['@sparticuz/chromium', '@fontsource-variable/noto-sans-sc']);
  const fonts = join(lean.path, 'fonts.conf');
  writeFileSync(fonts, '<fontconfig></fontconfig>');
  const cli = join(lean.path, 'node_modules/miniprogram-host/bin/miniprogram-host');
  const env = { PATH: dirname(process.execPath), CHROMIUM_PATH: '', FONTCONFIG_FILE: fonts };
  await expect(inFolder(cli, ['auto', '--project', '.'], env)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^No font has Chinese, .+ Cures: .+\.\n/u) as string,
    stderr: expect.stringMatching(
      /^No Chromium was found\. Cures: .+, which failed: @sparticuz\/chromium is not installed\n$/u,
    ) as string,
  });
  lean.remove();
});

test('the host brings its pages ready made, bundles none at its start, and what only the repository needs stays there', () => {
  expect(readdirSync(installed('miniprogram-host')).sort()).toStrictEqual([
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'bin',
    'dist',
    'jest-preset.js',
    'package.json',
  ]);
  expect(readdirSync(installed('miniprogram-host/bin'))).toStrictEqual(['miniprogram-host']);
  expect(readdirSync(installed('miniprogram-host/dist/assets')).sort()).toStrictEqual([
    'desk.css',
    'desk.html',
    'desk.js',
    'phone.css',
    'phone.html',
    'phone.js',
  ]);
  const script = readFileSync(installed('miniprogram-host/dist/assets/phone.js'), 'utf8');
  expect(script).not.toContain('sourceMappingURL=phone');
});

test('the cli knows its own version', async () => {
  const cli = installed('miniprogram-host/bin/miniprogram-host');
  expect((await inFolder(cli, ['--version'])).stdout).toBe('0.1.0\n');
});

test('the simulated WeChat and the stand-in backend start and sign a person in', async () => {
  const { stdout } = await inFolder(process.execPath, ['servers.cjs']);
  expect(stdout).toBe('201 token expiresInSeconds user\n');
});

test('the conformance kit checks a backend by the contract of its own package', async () => {
  const cli = installed('onboarding-conformance/bin/onboarding-conformance');
  const { stdout } = await inFolder(cli, ['--stand-in', '--only', 'session-opens']);
  expect(stdout).toContain('1 passed, 0 failed');
});

test('the types of every entry stand by themselves', () => {
  const source = `
    import { startHost, type Host, type Platform } from 'miniprogram-host';
    import ProgramEnvironment from 'miniprogram-host/jest-environment';
    import { runProgram, type ViewNode } from 'miniprogram-host/jsdom';
    import { createProjectBuilder } from 'miniprogram-host/project';
    import { readContract, rules } from 'onboarding-conformance';
    import { contractPath, type components } from 'onboarding-contract';
    import { startBackend, type RunningBackend } from 'onboarding-backend';
    import { createDevicePlatform } from 'wechat-simulator';

    export const host: Promise<Host> = startHost({ projectPath: contractPath });
    export const root = async (): Promise<ViewNode | undefined> =>
      (await runProgram('.')).runtime.pages()[0]?.root;
    export const build = createProjectBuilder('.').build();
    export const ids: readonly string[] = rules.map(({ id }) => id);
    export const operations: number = readContract().operations.length;
    export const platform: (...parts: Parameters<typeof createDevicePlatform>) => Platform =
      createDevicePlatform;
    export const backend: (...options: Parameters<typeof startBackend>) => Promise<RunningBackend> =
      startBackend;
    export type Made = [ProgramEnvironment, components['schemas']['Problem']];
  `;
  expect(complaints(folder.path, source)).toStrictEqual([]);
});

test('a mistake against the types is told', () => {
  const source = `
    import { startHost } from 'miniprogram-host';
    export const host = startHost({ projectPath: '.', port: 'none' });
  `;
  expect(complaints(folder.path, source).join()).toContain("'string' is not assignable");
});
