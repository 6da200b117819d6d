import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { findChromium } from 'miniprogram-host';
import { freePort } from 'onboarding-testing';
import { chromium } from 'playwright-core';

import type { EmptyFolder } from './empty-folder';
import { installInEmptyFolder } from './empty-folder';

/** A repository of one's own: what `npm create` writes, with the packages as npm packs them and nothing of their sources. */
const root = resolve(__dirname, '../../../..');
const run = promisify(execFile);
let folder: EmptyFolder;
let cli = '';
let said = '';

beforeAll(async () => {
  folder = await installInEmptyFolder(
    ['create', 'host', 'contract', 'wechat', 'backend'],
    ['miniprogram-automator', 'miniprogram-api-typings', 'typescript'],
  );
  const command = join(folder.path, 'node_modules/create-wechat-onboarding');
  cli = join(command, 'bin/create-wechat-onboarding');
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
    'README.md',
    'miniprogram',
    'package.json',
    'project.config.json',
    'project.private.config.example.json',
    'start',
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

test('the third shows the program, with a backend behind it', async () => {
  const { scripts } = JSON.parse(readFileSync(join(folder.path, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const [program = '', ...words] = scripts.start.split(' ');
  const PORT = String(await freePort());
  const child = spawn(program, words, { cwd: folder.path, env: { ...process.env, PORT } });
  const ended = once(child, 'exit');
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox'],
  });
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes('secret')) break;
    }
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${PORT}/phone`);
    // Without a backend the page says that there is no network.
    await page.getByText('未绑定').waitFor();
    expect(printed).toContain(`http://127.0.0.1:${PORT}`);
    // What a backend of one's own is set to.
    expect(printed).toMatch(
      /WeChat +http:\/\/127\.0\.0\.1:\d+ .*\n +appid wx\w+ {2}secret \w{32}\n/u,
    );
  } finally {
    await browser.close();
    child.kill('SIGINT');
    await ended;
  }
}, 120_000);

describe('until the packages are on npm: the two commands of docs/adopting.md in a copy of this repository', () => {
  const document = readFileSync(join(root, 'docs/adopting.md'), 'utf8');
  const [, packing = ''] = /^npm (pack .+) --pack-destination \.\.$/mu.exec(document) ?? [];
  const [, creating = ''] =
    /^npx \.\.\/create-wechat-onboarding-0\.1\.0\.tgz \.\.\/(.+) \.\.$/mu.exec(document) ?? [];
  const needed = [
    'miniprogram-host-0.1.0.tgz',
    'onboarding-backend-0.1.0.tgz',
    'onboarding-contract-0.1.0.tgz',
    'wechat-simulator-0.1.0.tgz',
  ];
  let above: string;

  beforeEach(async () => {
    above = realpathSync(mkdtempSync(join(tmpdir(), 'above-')));
    // They were built above: here the names count.
    const words = [...packing.split(' '), '--pack-destination', above, '--ignore-scripts'];
    await run('npm', words, { cwd: root });
  });

  afterEach(() => {
    rmSync(above, { recursive: true });
  });

  const create = () => run(process.execPath, [cli, ...creating.split(' '), '.'], { cwd: above });

  test('the first packs all that the second needs, and itself', () => {
    expect(readdirSync(above).sort()).toStrictEqual(
      ['create-wechat-onboarding-0.1.0.tgz', ...needed].sort(),
    );
  });

  test('the new repository has the tarballs, and its package.json names them', async () => {
    await create();
    expect(readdirSync(join(above, 'my-program/packages')).sort()).toStrictEqual(needed);
    const { devDependencies } = JSON.parse(
      readFileSync(join(above, 'my-program/package.json'), 'utf8'),
    ) as { readonly devDependencies: Readonly<Record<string, string>> };
    expect(devDependencies).toMatchObject({
      jest: '30.5.2',
      'miniprogram-host': 'file:packages/miniprogram-host-0.1.0.tgz',
      'onboarding-backend': 'file:packages/onboarding-backend-0.1.0.tgz',
      'onboarding-contract': 'file:packages/onboarding-contract-0.1.0.tgz',
      'wechat-simulator': 'file:packages/wechat-simulator-0.1.0.tgz',
    });
  });

  test('a tarball that is missing is named, with the command that packs it; nothing is written', async () => {
    unlinkSync(join(above, 'onboarding-contract-0.1.0.tgz'));
    unlinkSync(join(above, 'wechat-simulator-0.1.0.tgz'));
    await expect(create()).rejects.toMatchObject({
      code: 1,
      stderr: `${above} has no tarball of onboarding-contract, wechat-simulator. In the copy of the repository: npm pack -w onboarding-contract -w wechat-simulator --pack-destination ${above}\n`,
    });
    expect(existsSync(join(above, 'my-program'))).toBe(false);
  });

  test('of two versions none is chosen', async () => {
    await run('cp', ['wechat-simulator-0.1.0.tgz', 'wechat-simulator-0.2.0.tgz'], { cwd: above });
    await expect(create()).rejects.toMatchObject({
      stderr: expect.stringContaining(
        'wechat-simulator-0.1.0.tgz and wechat-simulator-0.2.0.tgz: keep one of them',
      ) as string,
    });
  });
});
