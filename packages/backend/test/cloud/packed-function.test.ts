import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import { npmRun } from 'onboarding-testing';

import { packFunction } from '../../build/pack-function';

const run = promisify(execFile);
const root = join(__dirname, '../../../..');
/** Below the repository, where Node finds the packages that the cloud would install. */
const folder = join(root, '.cache/cloud-function/test');
const key = Buffer.alloc(32, 7).toString('base64url');

jest.setTimeout(120_000);
beforeAll(async () => {
  await packFunction(folder);
  await build({
    ...{ entryPoints: [join(__dirname, 'test-sdk.ts')], outfile: join(folder, 'test-sdk.js') },
    ...{ bundle: true, format: 'cjs', platform: 'node', packages: 'external', tsconfigRaw: {} },
    ...{ conditions: ['onboarding-source'], alias: simulator() },
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Its sources, which are a package to esbuild as well. */
const simulator = () => ({ 'wechat-simulator': join(root, 'packages/wechat/src/index.ts') });

const call = (environment: object) =>
  run(
    process.execPath,
    [
      '-e',
      `require('./index.js')
        .main({ method: 'POST', path: '/v1/sessions', headers: {}, body: { loginCode: 'any' } })
        .then((response) => console.log(JSON.stringify(response)))`,
    ],
    { cwd: folder, env: { ...process.env, WX_SERVER_SDK: './test-sdk.js', ...environment } },
  );

it('is what DevTools uploads, and needs no package that it does not name', () => {
  expect(readdirSync(folder).sort()).toStrictEqual([
    ...['backend.openapi.yaml', 'config.json', 'index.js', 'package.json', 'test-sdk.js'],
  ]);
  const named = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const script = readFileSync(join(folder, 'index.js'), 'utf8');
  const needed = Array.from(
    script.matchAll(/(?:require|import)\("([^"]+)"\)/g),
    ([, name = '']) => name,
  ).filter((name) => !name.startsWith('node:'));
  const packages = needed.map((name) => name.split('/')[0] ?? '');
  expect([...new Set([...packages, 'wx-server-sdk'])].sort()).toStrictEqual(
    Object.keys(named.dependencies).sort(),
  );
});

it('is written by npm run pack:function, which says where', async () => {
  const { code, stdout, stderr } = await npmRun('pack:function');
  expect([code, stderr, readdirSync(stdout.trim()).sort()]).toStrictEqual([
    0,
    '',
    ['backend.openapi.yaml', 'config.json', 'index.js', 'package.json'],
  ]);
});

it('has the versions that the backend is tested with', () => {
  const read = (path: string) =>
    (
      JSON.parse(readFileSync(path, 'utf8')) as {
        readonly dependencies: Readonly<Record<string, string>>;
      }
    ).dependencies;
  const own = read(join(root, 'packages/backend/package.json'));
  const { 'wx-server-sdk': sdk, ...others } = read(join(folder, 'package.json'));
  expect(sdk).toBeDefined();
  expect(own).toMatchObject(others);
});

it('answers an event, and its process ends by itself', async () => {
  const { stdout } = await call({ VAULT_KEY: key });
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ status: 201, body: { user: { phone: null } } },
    headers: { date: expect.stringMatching(/GMT$/) as string },
  });
});

it('says what is missing', async () => {
  await expect(call({ VAULT_KEY: '' })).rejects.toThrow('VAULT_KEY');
});
