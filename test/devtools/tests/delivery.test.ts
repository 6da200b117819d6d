import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';
import type { Ending, NpmRunOptions } from 'onboarding-testing';
import { npmRun } from 'onboarding-testing';

/**
 * `npm run preview` and `npm run upload` as a person runs them, in a repository of their own, against
 * a server in WeChat's place. What that server answers is what miniprogram-ci reads, not more: the
 * wording of WeChat's refusals is nowhere documented.
 */
const root = resolve(__dirname, '../../..');
const gate = join(root, 'test/devtools');
const appid = 'wx00112233445566aa';
let project = '';
let keyPath = '';

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: project,
    encoding: 'utf8',
  });

beforeAll(() => {
  expect(ensureInstalled(gate, () => undefined).kind).not.toBe('failed');
  project = mkdtempSync(join(tmpdir(), 'delivery-'));
  for (const part of ['miniprogram', 'package.json', 'project.config.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  cpSync(gate, join(project, 'test/devtools'), {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  symlinkSync(join(gate, 'node_modules'), join(project, 'test/devtools/node_modules'));
  writeFileSync(
    join(project, '.gitignore'),
    'node_modules\n.cache\n*.key\nproject.private.config.json\n',
  );
  writeFileSync(join(project, 'project.private.config.json'), JSON.stringify({ appid }));
  keyPath = join(project, `private.${appid}.key`);
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(keyPath, privateKey);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'feat: first');
  git('tag', '--annotate', '--message', 'All of it', 'v0.1.0');
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

/** The script with servicewechat.com as `env` says: a server of the test, or nowhere. */
const scripts = {
  preview: (env: NodeJS.ProcessEnv = {}) => npmRun('preview', [], surroundings(env)),
  upload: (env: NodeJS.ProcessEnv = {}) => npmRun('upload', [], surroundings(env)),
};

function surroundings(env: NodeJS.ProcessEnv): NpmRunOptions {
  return {
    cwd: project,
    env: {
      HTTPS_PROXY: undefined,
      https_proxy: undefined,
      NODE_OPTIONS: `--require ${join(__dirname, 'fake-wechat.cjs')}`,
      ...env,
    },
  };
}

/** Exit code 1, nothing on stdout, and this one line on stderr. */
const oneLine = (line: string): Ending => ({ code: 1, stdout: '', stderr: `${line}\n` });

/** Answers every call of miniprogram-ci with what `answer` makes of its path, and notes the addresses. */
async function withWechat(
  answer: (path: string) => object,
  use: (env: NodeJS.ProcessEnv) => Promise<void>,
): Promise<readonly URL[]> {
  const calls: URL[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat');
    calls.push(url);
    request.resume().on('end', () => response.end(JSON.stringify(answer(url.pathname))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use({ FAKE_WECHAT_PORT: String((server.address() as AddressInfo).port) });
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return calls;
}

const taskNames = ['preview', 'upload'] as const;

describe.each(taskNames)('npm run %s', (task) => {
  test('without a key says so in one line', async () => {
    const absent = join(project, 'absent.key');
    expect(await scripts[task]({ WECHAT_UPLOAD_KEY: absent })).toStrictEqual(
      oneLine(
        `${task}: No upload key at ${absent}: make one at mp.weixin.qq.com (开发管理 → 开发设置 → 小程序代码上传) and set WECHAT_UPLOAD_KEY to its path.`,
      ),
    );
  });

  test('without a network says so in one line', async () => {
    expect(await scripts[task]()).toStrictEqual(
      oneLine(
        `${task}: servicewechat.com cannot be found from here: check the network and its DNS.`,
      ),
    );
  });

  test('with an appid that the key does not belong to says WeChat’s words in one line, and leaves nothing', async () => {
    const calls = await withWechat(
      () => ({ errCode: -80002, errMsg: 'invalid appid' }),
      async (env) => {
        expect(await scripts[task](env)).toStrictEqual(
          oneLine(
            `${task}: invalid appid (errCode -80002) — the appid and the upload key must belong to the same mini program.`,
          ),
        );
      },
    );
    const paths = calls.map(({ pathname }) => pathname);
    expect(paths).toContain('/wxa/ci/getrandstr');
    expect(paths).not.toContain(task === 'upload' ? '/wxa/ci/upload' : '/wxa/ci/testSourceURL');
    expect(existsSync(join(project, '.cache/devtools/preview.jpg'))).toBe(false);
    expect(readdirSync(project).filter((name) => /^[\da-f]{32}$/u.test(name))).toStrictEqual([]);
    expect(git('status', '--porcelain')).toBe('');
  });
});

test('npm run upload refuses a tree with a change that is not committed', async () => {
  const note = join(project, 'note.txt');
  writeFileSync(note, 'later');
  try {
    expect(await scripts.upload()).toStrictEqual(
      oneLine('upload: Not committed: note.txt. Commit and tag, or use npm run preview.'),
    );
  } finally {
    rmSync(note);
  }
});

test('npm run upload hands WeChat version and notes of the tag', async () => {
  const answer = (path: string): object => {
    if (path.endsWith('/getrandstr')) return { errCode: 0, data: { randomString: 'r' } };
    return path.endsWith('/getattr')
      ? {
          errCode: 0,
          data: { gameApp: false, setting: { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2 } },
        }
      : { errCode: 0, body: {} };
  };
  const calls = await withWechat(answer, async (env) => {
    expect(await scripts.upload(env)).toStrictEqual({
      code: 0,
      stdout: `Uploaded 0.1.0 to ${appid}: All of it\n`,
      stderr: '',
    });
  });
  const upload = calls.find(({ pathname }) => pathname === '/wxa/ci/upload');
  expect(Object.fromEntries(upload?.searchParams ?? [])).toMatchObject({
    appid,
    version: '0.1.0',
    desc: 'All of it',
  });
});
