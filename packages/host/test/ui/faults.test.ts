import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import { eventually, freePort } from 'onboarding-testing';
import WebSocket from 'ws';

import { createRunningHosts, realProjectPath } from '../../src/cli/running-hosts';
import { allGone, descendants } from './processes';

/** What must not take the host down, and what must end it without leaving anything behind. */
const cli = join(__dirname, '../../bin/miniprogram-host');
const fixture = (name: string) => join(__dirname, 'fixtures', name);
const running: ChildProcess[] = [];
/** `close` ends every host of a project that is noted in TMPDIR: here those of this file alone. */
const ownFolder = mkdtempSync(join(tmpdir(), 'host-faults-'));

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

afterAll(() => {
  rmSync(ownFolder, { recursive: true, force: true, maxRetries: 5 });
});

interface CliRun {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function runCli(...words: readonly string[]): CliRun {
  const child = spawn(cli, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: ownFolder },
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('exit', (code) => {
      resolve({ code, output });
    });
  });
  return { child, ended };
}

async function automate(
  project: string,
  ...options: readonly string[]
): Promise<CliRun & { readonly miniProgram: MiniProgram; readonly port: number }> {
  const port = await freePort();
  const words = ['auto', '--project', fixture(project), '--auto-port', String(port), ...options];
  const run = runCli(...words);
  const miniProgram = await eventually('the port for automation', () =>
    automator.connect({ wsEndpoint: `ws://127.0.0.1:${port}` }).catch(() => undefined),
  );
  return { ...run, miniProgram, port };
}

test('a program that throws in every hook runs on, and each of its errors is told', async () => {
  const { miniProgram } = await automate('throwing');
  const told = new Set<string>();
  miniProgram.on('exception', ({ message }: { message: string }) => {
    for (const [name] of message.matchAll(/(?:app|page|component) [a-zA-Z]+(?: show| hide)?/g)) {
      told.add(name);
    }
  });
  const page = await miniProgram.currentPage();
  expect(page?.path).toBe('pages/home/home');
  await (await page?.$('#tap'))?.tap();
  await miniProgram.callWxMethod('navigateTo', { url: '/pages/home/home' });
  await miniProgram.callWxMethod('navigateBack', {});
  await miniProgram.evaluate('() => { Promise.reject(new Error("nobody catches it")); }');
  const hooks = [
    ...['onTap', 'onHide', 'onLoad', 'onShow', 'onReady', 'onUnload'].map((hook) => `page ${hook}`),
    ...['created', 'attached', 'ready', 'detached', 'observer'].map((hook) => `component ${hook}`),
    ...['component page hide', 'component page show'],
    // Those of the start come with the first request: nobody could listen before.
    ...['app onError', 'app onUnhandledRejection', 'app onLaunch', 'app onShow'],
  ];
  await eventually('every hook', () =>
    Promise.resolve(hooks.every((hook) => told.has(hook)) || undefined),
  ).catch(() => undefined);
  expect([...told].sort()).toStrictEqual(hooks.sort());
  expect((await miniProgram.pageStack()).map(({ path }) => path)).toStrictEqual([
    'pages/home/home',
  ]);
  miniProgram.disconnect();
});

test('what no client should send is answered, and the host lives', async () => {
  const { miniProgram, port } = await automate('conformance');
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const replies = new Map<unknown, unknown>();
  socket.on('message', (data: Buffer) => {
    const { id, ...reply } = JSON.parse(data.toString()) as { readonly id: unknown };
    replies.set(id, reply);
  });
  for (const frame of ['', '{', '[]', '"x"', '{"id":{}}', Buffer.from([0xff, 0x00])]) {
    socket.send(frame);
  }
  socket.send(JSON.stringify({ id: 'unknown', method: 'Page.explode', params: {} }));
  socket.send(JSON.stringify({ id: 'shapeless', method: 'Page.getElement', params: 7 }));
  const page = await miniProgram.currentPage();
  await expect(page?.$$(`${'view '.repeat(200_000)}[`)).rejects.toThrow(/^not a selector: /);
  await expect(page?.$$(`${'#none,'.repeat(50_000)}#shown`)).resolves.toHaveLength(1);
  await expect(
    miniProgram.evaluate('() => { const ring = { name: "环" }; ring.again = ring; return ring; }'),
  ).resolves.toMatchObject({ name: '环' });
  await eventually('both replies', () => Promise.resolve(replies.size >= 2 || undefined));
  expect(replies.get('unknown')).toStrictEqual({
    error: { message: 'Page.explode unimplemented' },
  });
  expect(replies.get('shapeless')).toMatchObject({
    error: { message: expect.stringMatching(/^Page\.getElement: params: /) as string },
  });
  // A client that vanishes with a request under way takes nothing along.
  socket.send(JSON.stringify({ id: 'late', method: 'App.captureScreenshot', params: {} }));
  socket.terminate();
  expect((await miniProgram.currentPage())?.path).toBe('pages/home/home');
  miniProgram.disconnect();
});

test('an endless loop is answered at the deadline, broken, and told with its place', async () => {
  const { child, ended, miniProgram } = await automate('conformance', '--deadline', '4000');
  const processes = descendants(child.pid);
  expect(processes.length).toBeGreaterThan(0);
  await expect(miniProgram.evaluate('function spin() { for (;;); }')).rejects.toThrow(
    'timeout waiting for automator response',
  );
  await miniProgram.close();
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toContain('an endless loop at evaluated text:');
  expect(output).toContain('(spin)');
  await allGone(processes);
});

test('a killed browser ends the host with one line, exit code 1 and nothing left behind', async () => {
  const { child, ended, miniProgram } = await automate('conformance');
  const processes = descendants(child.pid);
  const browser = processes.find(({ name }) => name.includes('chrom'));
  if (browser === undefined) throw new Error('no Chromium among the processes');
  process.kill(browser.pid, 'SIGKILL');
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output.trimEnd().split('\n').at(-1)).toBe(
    'Chromium ended by itself: it crashed or was killed.',
  );
  await expect(miniProgram.currentPage()).rejects.toThrow('Connection closed');
  await allGone(processes);
});

test('a signal ends the host and its browser', async () => {
  const { child, ended } = await automate('conformance');
  const processes = descendants(child.pid);
  child.kill('SIGTERM');
  await expect(ended).resolves.toMatchObject({ code: 0 });
  await allGone(processes);
});

test('a host that is killed outright takes its browser with it', async () => {
  const { child } = await automate('conformance');
  const processes = descendants(child.pid);
  child.kill('SIGKILL');
  await expect(allGone(processes)).resolves.toBe(true);
});

test('a signal ends a host whose program never gets ready', async () => {
  const { child, ended } = runCli('auto', '--project', fixture('looping'));
  const processes = await eventually('the browser', () => {
    const found = descendants(child.pid);
    return Promise.resolve(found.some(({ name }) => name.includes('chrom')) ? found : undefined);
  });
  child.kill('SIGTERM');
  await expect(ended).resolves.toMatchObject({ code: 0 });
  await allGone(processes);
});

test('a program that loops at every start ends auto with the place and exit code 1', async () => {
  const words = ['auto', '--project', fixture('looping'), '--deadline', '3000'];
  const { code, output } = await runCli(...words).ended;
  expect(code).toBe(1);
  expect(output.trimEnd().split('\n')).toStrictEqual([
    'The program stopped answering: an endless loop at app.js:5 (count). It was started anew.',
    'The program stopped answering: an endless loop at app.js:5 (count). It was started anew.',
    'The program stopped answering: an endless loop at app.js:5 (count), again and again.',
  ]);
});

test('a loop in a handler is an exception to the client, in the file and line of the program', async () => {
  const { child, miniProgram } = await automate(
    'looping',
    '--deadline',
    '3000',
    '--set',
    'theme=dark',
  );
  const thrown = new Promise((resolve) => miniProgram.on('exception', resolve));
  const page = await miniProgram.currentPage();
  await expect(page?.callMethod('loop')).rejects.toThrow('timeout waiting for automator response');
  await expect(thrown).resolves.toStrictEqual({
    message: expect.stringMatching(
      /^The program stopped answering: an endless loop at pages\/home\/home\.js:[45] \(pause\)$/u,
    ) as string,
    stack: expect.stringMatching(
      /^Error: The program .*\n {4}at pause \(pages\/home\/home\.js:[45]:\d+\)\n {4}at loop \(pages\/home\/home\.js:10:\d+\)/u,
    ) as string,
  });
  child.kill('SIGTERM');
});

test('a program that cannot be built ends auto with its place and exit code 1', async () => {
  const { ended } = runCli('auto', '--project', fixture('unbuildable'));
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toMatch(/pages\/home\/home\.wxml:\d+:\d+ error: /);
  expect(output).toMatch(
    /^The program cannot be built: pages\/home\/home\.wxml:\d+:\d+ error: .+ \(and 2 more\)$/mu,
  );
});

test('a folder that is no project is one line and exit code 1', async () => {
  const { ended } = runCli('auto', '--project', fixture('.'));
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toContain('project.config.json');
});

test('detached, auto returns when automation can connect, and close ends it', async () => {
  const port = await freePort();
  const project = fixture('conformance');
  const words = ['auto', '--project', project, '--auto-port', String(port), '--detach'];
  await expect(runCli(...words).ended).resolves.toMatchObject({ code: 0 });
  const wsEndpoint = `ws://127.0.0.1:${port}`;
  const miniProgram = await automator.connect({ wsEndpoint });
  expect((await miniProgram.currentPage())?.path).toBe('pages/home/home');
  miniProgram.disconnect();
  // A host of another test file, which runs the same project at the same time.
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => 0, 60_000)']);
  running.push(stranger);
  await once(stranger, 'spawn');
  const forget = createRunningHosts().add({
    pid: stranger.pid ?? 0,
    projectPath: realProjectPath(project),
  });
  await expect(runCli('close', '--project', project).ended).resolves.toMatchObject({ code: 0 });
  await expect(automator.connect({ wsEndpoint })).rejects.toThrow('Failed connecting');
  expect([stranger.exitCode, stranger.signalCode]).toStrictEqual([null, null]);
  forget();
});
