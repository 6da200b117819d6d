import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { freePort, npmRun, scratchProject } from 'onboarding-testing';

/** Scripts of package.json that no other test and no CI step runs, as a person runs them. */
const root = resolve(__dirname, '../..');

test('npm start serves the phone and ends on Ctrl-C', async () => {
  const { stdout, stderr } = await npmRun('start', [], {
    env: { PORT: '0' },
    interruptAfter: /Ctrl-C/u,
  });
  const addresses = [...stdout.matchAll(/(?:Phone|Backend|WeChat) +(http:\/\/127\.0\.0\.1:\d+)/gu)];
  expect(addresses).toHaveLength(3);
  // Any port was asked for: none was taken.
  expect(stdout).not.toMatch(/Phone .*was taken/u);
  expect(stderr).toBe('');
  // npm ends by the signal itself; that the program has ended too is seen at its addresses.
  for (const [, address = ''] of addresses) await expect(fetch(address)).rejects.toThrow();
});

test('npm start serves a project under its own appid, and says what a backend needs', async () => {
  const appid = 'wxfedcba9876543210';
  const scratch = scratchProject(['miniprogram', 'project.config.json']);
  writeFileSync(
    join(scratch.path, 'project.private.config.json'),
    JSON.stringify({ appid, setting: {} }),
  );
  const post = async (url: string, body: object) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()) as Record<string, unknown>] as const;
  };
  let answers: readonly unknown[] = [];
  await npmRun('start', [scratch.path], {
    env: { PORT: '0' },
    interruptAfter: /Ctrl-C/u,
    beforeInterrupt: async (stdout) => {
      const [backend = '', wechat = ''] = ['Backend', 'WeChat'].map(
        (name) => new RegExp(`${name} +(http:\\S+)`, 'u').exec(stdout)?.[1],
      );
      const [, own, secret] = /appid (\S+) {2}secret (\S+)/u.exec(stdout) ?? [];
      const [, { code }] = await post(`${wechat}/device/lin/login`, { appid });
      const [signedIn] = await post(`${backend}/v1/sessions`, { loginCode: code });
      const [, token] = await post(`${wechat}/cgi-bin/stable_token`, {
        grant_type: 'client_credential',
        appid,
        secret,
      });
      answers = [own, signedIn, typeof token['access_token']];
    },
  });
  scratch.remove();
  expect(answers).toStrictEqual([appid, 201, 'string']);
});

test('the host opens a project by its command line', async () => {
  const port = String(await freePort());
  const host = spawn(
    'node_modules/.bin/miniprogram-host',
    ['open', '--project', '.', '--port', port],
    {
      cwd: root,
    },
  );
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const address = `http://127.0.0.1:${port}`;
  expect(line.toString()).toContain(address);
  expect((await fetch(address)).status).toBe(200);
  host.kill('SIGINT');
  expect(await once(host, 'close')).toStrictEqual([0, null]);
});

test('npm run contract makes the types that are in the repository', async () => {
  // Installs what it needs in the copy, too, unless that is here already.
  const build = 'packages/contract/build';
  const made = ['typings/backend.d.ts', 'packages/contract/src/types.ts'];
  const scratch = scratchProject(['docs/backend.openapi.yaml', build, ...made]);
  try {
    for (const path of made) writeFileSync(join(scratch.path, path), '');
    expect(await npmRun('contract', [], { cwd: scratch.path })).toMatchObject({ code: 0 });
    for (const path of made) {
      expect(readFileSync(join(scratch.path, path), 'utf8')).toBe(
        readFileSync(join(root, path), 'utf8'),
      );
    }
  } finally {
    scratch.remove();
  }
});

test('npm run format formats', async () => {
  const scratch = scratchProject(['.prettierrc.json']);
  try {
    const source = join(scratch.path, 'untidy.ts');
    writeFileSync(source, 'export const  a = "b"');
    expect(await npmRun('format', [], { cwd: scratch.path })).toMatchObject({ code: 0 });
    expect(readFileSync(source, 'utf8')).toBe("export const a = 'b';\n");
  } finally {
    scratch.remove();
  }
});

test('npm run conformance says which rules it holds a backend to', async () => {
  const { code, stdout } = await npmRun('conformance', ['--list']);
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBeGreaterThan(10);
});

test('npm run bench:faults compares the contestants', async () => {
  const { code, stdout } = await npmRun('bench:faults', ['--people=20', '--seed=1']);
  expect(code).toBe(0);
  expect(stdout).toContain('charges nobody could save');
});
