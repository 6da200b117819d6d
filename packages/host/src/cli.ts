import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { version } from '../package.json';
import type { CliCommand } from './cli/arguments';
import { readArguments } from './cli/arguments';
import { help } from './cli/help';
import { hostOptions, runAutomation } from './cli/run-automation';
import type { RunningHost } from './cli/running-hosts';
import { createRunningHosts, realProjectPath } from './cli/running-hosts';
import { hostFolder } from './host-folder';
import { startHost } from './start-host';

/** Does what a command line says, as the cli of WeChat DevTools does; ends the process. */
export function runCli(words: readonly string[]): void {
  perform(words).then(
    (code) => process.exit(code),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${message.split('\n').join(' ')}\n`);
      process.exit(1);
    },
  );
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function perform(words: readonly string[]): Promise<number> {
  const command = readArguments(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(help);
      return 0;
    case 'version':
      say(version);
      return 0;
    case 'auto':
      return command.detach ? await detach(words) : await auto(command);
    case 'open':
      return await open(command);
    case 'close': {
      const projectPath = realProjectPath(command.projectPath);
      return await end((host) => host.projectPath === projectPath, `Nothing runs ${projectPath}.`);
    }
    case 'quit':
      return await end(() => true, 'Nothing runs.');
  }
}

async function auto(command: Extract<CliCommand, { kind: 'auto' }>): Promise<number> {
  const { project, automationPort, notes } = command;
  notes.forEach(say);
  // Signals during the start count too: whatever was started by then must end.
  const asked = askedToEnd();
  const starting = runAutomation(project, automationPort, say);
  const first = await Promise.race([asked, starting]);
  const host = first === 'end' ? await starting : first;
  const forget = note(project.projectPath);
  try {
    say(`Automation  ${host.automationUrl}`);
    say(`Desk        ${host.url}`);
    // The process that started this one with --detach waits for this word.
    process.send?.('ready');
    if (process.connected) process.disconnect();
    const outcome = await Promise.race([host.closed, asked]);
    if (outcome !== 'end' && outcome.reason !== undefined) throw new Error(outcome.reason);
    return 0;
  } finally {
    await host.close();
    forget();
  }
}

async function open(command: Extract<CliCommand, { kind: 'open' }>): Promise<number> {
  command.notes.forEach(say);
  const asked = askedToEnd();
  const host = await startHost(hostOptions(command.project, say));
  const forget = note(command.project.projectPath);
  say(`Phone  ${host.url}`);
  await asked;
  await host.close();
  forget();
  return 0;
}

function note(projectPath: string): () => void {
  return createRunningHosts().add({
    pid: process.pid,
    projectPath: realProjectPath(projectPath),
  });
}

/** A signal, or the end of the process that started this one and will never ask for its end. */
function askedToEnd(): Promise<'end'> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const asked = () => {
      resolve('end');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, asked);
    if (process.env[detachedMark] !== undefined) return;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      asked();
    }, 1000);
    watch.unref();
  });
}

const detachedMark = 'MINIPROGRAM_HOST_DETACHED';

/** Starts the same command in the background and ends when automation can connect there. */
function detach(words: readonly string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [join(hostFolder, '../bin/miniprogram-host'), ...words.filter((word) => word !== '--detach')],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, [detachedMark]: '1' },
    },
  );
  return new Promise((resolve) => {
    child.once('message', () => {
      child.unref();
      resolve(0);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

async function end(which: (host: RunningHost) => boolean, nothing: string): Promise<number> {
  const hosts = createRunningHosts();
  const chosen = hosts.list().filter(which);
  if (chosen.length === 0) say(nothing);
  for (const { pid } of chosen) process.kill(pid, 'SIGTERM');
  const isLeft = () => hosts.list().some(({ pid }) => chosen.some((host) => host.pid === pid));
  for (let waited = 0; isLeft() && waited < 10_000; waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return isLeft() ? 1 : 0;
}
