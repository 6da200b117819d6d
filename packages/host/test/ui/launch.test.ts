import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import automator from 'miniprogram-automator';
import { eventually, freePort } from 'onboarding-testing';

import { createRunningHosts, realProjectPath } from '../../src/cli/running-hosts';
import { connectWebSocket } from '../../src/transport/websocket-transport';
import { allGone, descendants, isAlive } from './processes';

/** What `automator.launch` starts, which hears nothing that the command prints. */
const cliPath = join(__dirname, '../../bin/miniprogram-host');
const jestCommand = join(__dirname, '../../../../node_modules/jest/bin/jest.js');
const fixture = (name: string) => join(__dirname, 'fixtures', name);
const run = promisify(execFile);
const ownFolder = mkdtempSync(join(tmpdir(), 'host-launch-'));

afterAll(() => {
  rmSync(ownFolder, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the command as the client does. */
function startUnheard(project: string, port: number, ...options: readonly string[]) {
  const words = ['auto', '--project', fixture(project), '--auto-port', String(port), ...options];
  return spawn(cliPath, words, { stdio: 'ignore', env: { ...process.env, TMPDIR: ownFolder } });
}

/** The number of the host that is noted for a project. */
function noteOf(project: string): number | undefined {
  const folder = join(ownFolder, `miniprogram-host-${process.getuid?.() ?? 'user'}`);
  return createRunningHosts(folder)
    .list()
    .find(({ projectPath }) => projectPath === realProjectPath(project))?.pid;
}

const connect = (port: number) => automator.connect({ wsEndpoint: `ws://127.0.0.1:${port}` });

/** What a client hears that waits for a host which cannot start. */
const reasonAt = (port: number) =>
  eventually('the reason', () =>
    connect(port).then(
      () => undefined,
      (error: unknown) => {
        const { message } = error as Error;
        return message.startsWith('Failed connecting') ? undefined : message;
      },
    ),
  );

test('the command of launch returns once automation can connect, and Tool.close ends the rest', async () => {
  const port = await freePort();
  const command = startUnheard('conformance', port);
  await expect(once(command, 'exit')).resolves.toStrictEqual([0, null]);
  const miniProgram = await connect(port);
  expect((await miniProgram.currentPage())?.path).toBe('pages/home/home');
  await miniProgram.close();
  await eventually('the end of the host', () =>
    connect(port).then(
      () => undefined,
      () => true,
    ),
  );
});

test('with --detach the command lets go of its output when it returns, so that a script can read it to its end', async () => {
  const port = await freePort();
  const words = ['auto', '--project', fixture('conformance'), '--auto-port', String(port)];
  const command = spawn(cliPath, [...words, '--detach'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: ownFolder },
  });
  const closed = once(command, 'close');
  await once(command, 'exit');
  const miniProgram = await connect(port);
  await expect(closed).resolves.toStrictEqual([0, null]);
  await miniProgram.close();
});

test('with --detach the command says why nothing was started, and ends with 1', async () => {
  const words = ['auto', '--project', fixture('unbuildable'), '--auto-port', '0', '--detach'];
  await expect(run(cliPath, words)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The program cannot be built: .+\n$/u) as string,
  });
});

test('a client can connect before the program has started, and is answered when it has', async () => {
  const port = await freePort();
  const words = ['auto', '--project', fixture('conformance'), '--auto-port', String(port)];
  const command = spawn(cliPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: ownFolder },
  });
  let said = '';
  command.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const url = `ws://127.0.0.1:${port}`;
  const client = await eventually('the port', () => connectWebSocket(url).catch(() => undefined));
  expect(said).not.toContain('Automation');
  const reply = new Promise((resolve) => {
    client.onMessage(resolve);
  });
  client.send(JSON.stringify({ id: 'a', method: 'App.getCurrentPage', params: {} }));
  expect(JSON.parse(String(await reply))).toMatchObject({
    id: 'a',
    result: { path: 'pages/home/home' },
  });
  client.send(JSON.stringify({ id: 'b', method: 'Tool.close', params: {} }));
  await expect(once(command, 'exit')).resolves.toStrictEqual([0, null]);
  expect(said).toContain(`Automation  ${url}`);
});

test('Tool.close ends a start that is under way, and leaves nothing', async () => {
  const port = await freePort();
  const command = startUnheard('conformance', port, '--foreground');
  const client = await eventually('the port', () =>
    connectWebSocket(`ws://127.0.0.1:${port}`).catch(() => undefined),
  );
  const processes = [{ pid: Number(command.pid), name: 'host' }, ...descendants(command.pid)];
  client.send(JSON.stringify({ id: 'b', method: 'Tool.close', params: {} }));
  const asked = Date.now();
  await expect(once(command, 'exit')).resolves.toStrictEqual([1, null]);
  // Nobody waits on the port for a client that has heard it all.
  expect(Date.now() - asked).toBeLessThan(20_000);
  await expect(allGone(processes)).resolves.toBe(true);
  expect(noteOf(fixture('conformance'))).toBeUndefined();
});

test.each([
  ['the preset', []],
  ['jest-environment-node', ['--env=node']],
])('under %s a Jest file that launches and closes ends at once', async (_name, options) => {
  const AUTOMATION_PORT = String(await freePort());
  const config = join(fixture('launch-in-jest'), 'jest.config.cjs');
  const { stderr } = await run(process.execPath, [jestCommand, '-c', config, ...options], {
    env: { ...process.env, AUTOMATION_PORT },
  });
  expect(stderr).toContain('✓ launches and closes');
  expect(stderr).not.toContain('did not exit');
});

test('the background ends with the client, even when a script stands between them', async () => {
  const port = await freePort();
  const words = [cliPath, 'auto', '--project', fixture('conformance'), '--auto-port', String(port)];
  const client = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn('sh', ['-c', '"$@"; true', 'sh', ...${JSON.stringify(words)}],
        { stdio: 'ignore', env: process.env });
       setInterval(() => 0, 60_000);`,
    ],
    { stdio: 'ignore', env: { ...process.env, TMPDIR: ownFolder } },
  );
  const miniProgram = await eventually('the port', () => connect(port).catch(() => undefined));
  const note = await eventually('the note', () => Promise.resolve(noteOf(fixture('conformance'))));
  const processes = [{ pid: note, name: 'host' }, ...descendants(note)];
  expect(processes.length).toBeGreaterThan(1);
  // The script has ended long before.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(isAlive(note)).toBe(true);
  miniProgram.disconnect();
  client.kill('SIGKILL');
  await expect(allGone(processes)).resolves.toBe(true);
});

test.each([
  ['unbuildable', [], /^The program cannot be built: pages\/home\/home\.wxml:3:2 error: /u],
  [
    '.',
    [],
    /^project\.config\.json error: There is no project\.config\.json in \S+fixtures\. Give/u,
  ],
  ['conformance', ['--set', 'thme=dark'], /^--set : Unrecognized key: "thme"\.$/u],
  [
    'looping',
    ['--deadline', '3000'],
    /^The program stopped answering: an endless loop at app\.js:5/u,
  ],
])('whoever launches "%s" %j hears why it does not start', async (project, options, reason) => {
  const port = await freePort();
  const command = startUnheard(project, port, ...options);
  const exit = once(command, 'exit');
  const message = await reasonAt(port);
  expect(message).toMatch(reason);
  expect(message).not.toContain('\n');
  await expect(exit).resolves.toStrictEqual([1, null]);
  await expect(connect(port)).rejects.toThrow('Failed connecting');
});

test('whoever launches without a browser hears how to get one', async () => {
  const port = await freePort();
  const CHROMIUM_PATH = join(ownFolder, 'none');
  expect(existsSync(CHROMIUM_PATH)).toBe(false);
  const words = ['auto', '--project', fixture('conformance'), '--auto-port', String(port)];
  spawn(cliPath, words, { stdio: 'ignore', env: { ...process.env, CHROMIUM_PATH } });
  const message = await reasonAt(port);
  expect(message).toContain('which is not an executable file');
});

test('what a killed host leaves behind is cleared away by the next one', async () => {
  const folder = join(ownFolder, 'killed');
  mkdirSync(folder);
  const start = async (port: number) => {
    const words = ['auto', '--project', fixture('conformance'), '--auto-port', String(port)];
    const child = spawn(cliPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: folder },
    });
    (await eventually('the port', () => connect(port).catch(() => undefined))).disconnect();
    return child;
  };
  const files = () => readdirSync(folder, { recursive: true }).map(String);
  const killed = await start(await freePort());
  expect(files().some((file) => file.includes('profile'))).toBe(true);
  const processes = descendants(killed.pid);
  killed.kill('SIGKILL');
  await allGone(processes);
  const next = await start(await freePort());
  expect(files().filter((file) => file.includes(String(killed.pid)))).toStrictEqual([]);
  const ended = once(next, 'exit');
  next.kill('SIGTERM');
  await ended;
  expect(files()).toStrictEqual([`miniprogram-host-${process.getuid?.() ?? 'user'}`]);
});
