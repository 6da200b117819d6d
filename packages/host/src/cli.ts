import { relative } from 'node:path';

import { version } from '../package.json';
import { keepCompiled } from './browser/keep-compiled';
import type { CliCommand } from './cli/arguments';
import type { Asking } from './cli/ask-to-end';
import { listenForEnd } from './cli/ask-to-end';
import { clientPortOf, goesToBackground } from './cli/asks-for-automation';
import type { Background } from './cli/detach';
import { detach, readBackground } from './cli/detach';
import type { AutomatedHost } from './cli/run-automation';
import type { RunningHost } from './cli/running-hosts';
import { createRunningHosts, realProjectPath } from './cli/running-hosts';
import { isUnheard } from './cli/unheard';
import { wasHeard } from './server/automation/heard-reasons';

// What a command needs is loaded when it is known: a launch that goes to the background is done in two
// processes, and the first of them needs next to nothing.

/** Does what a command line says, as the cli of WeChat DevTools does; ends the process. */
export function runCli(words: readonly string[]): void {
  keepCompiled();
  perform(words).then(
    (code) => process.exit(code),
    async (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const reason = message.split('\n').join(' ');
      process.stderr.write(`${reason}\n`);
      if (wasHeard(message)) readBackground(process.env)?.tell('failed');
      else await tellClient(words, reason);
      process.exit(1);
    },
  );
}

/** Where nobody reads what this process says, an automation client may still be waiting for its port. */
async function tellClient(words: readonly string[], reason: string): Promise<void> {
  const port = clientPortOf(words);
  if (port === undefined || !isUnheard()) return;
  const background = readBackground(process.env);
  background?.tell('failed');
  const asked = listenForEnd({ watchParent: background === undefined });
  if (background !== undefined) asked.handOver(background.clients);
  const { tellOnPort } = await import('./server/automation/tell-on-port');
  await tellOnPort({ port, reason, signal: asked.signal });
}

/** A start that is ended clears up after itself, and gets this long for it, in ms. */
const abortedStartPatience = 5000;

/** The host; undefined when the end was asked for first, of which the start hears by the same signal. */
async function startUnlessAborted<Started extends { close(): Promise<void> }>(
  signal: AbortSignal,
  starting: Promise<Started>,
): Promise<Started | undefined> {
  const host = await unlessAborted(signal, starting);
  if (host !== undefined) return host;
  const cleared = starting.then(
    (late) => late.close(),
    () => undefined,
  );
  await Promise.race([
    cleared,
    new Promise((resolve) => setTimeout(resolve, abortedStartPatience)),
  ]);
  return undefined;
}

async function unlessAborted<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
): Promise<Value | undefined> {
  return await Promise.race([
    work,
    new Promise<undefined>((resolve) => {
      const stop = () => {
        resolve(undefined);
      };
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
    }),
  ]);
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function perform(words: readonly string[]): Promise<number> {
  if (readBackground(process.env) === undefined && goesToBackground(words, isUnheard)) {
    const { signal } = listenForEnd({ watchParent: true });
    return await detach({ words, endsWithCaller: !words.includes('--detach'), signal });
  }
  const { readArguments } = await import('./cli/arguments');
  return await follow(readArguments(words));
}

async function follow(command: CliCommand): Promise<number> {
  switch (command.kind) {
    case 'help': {
      const { help } = await import('./cli/help');
      process.stdout.write(help);
      return 0;
    }
    case 'version':
      say(version);
      return 0;
    case 'auto':
      return await auto(command);
    case 'open':
      return await open(command);
    case 'close': {
      const projectPath = realProjectPath(command.projectPath);
      return await end((host) => host.projectPath === projectPath, `Nothing runs ${projectPath}.`);
    }
    case 'say': {
      const { saidVerbs } = await import('./cli/verbs');
      const { lines, code } = saidVerbs[command.verb];
      lines.forEach(say);
      return code;
    }
    case 'build-npm': {
      const { buildNpm } = await import('./project/npm/build-npm');
      const packages = await buildNpm(command.projectPath);
      for (const folder of packages) say(relative(command.projectPath, folder));
      return 0;
    }
    case 'quit':
      return await end(() => true, 'Nothing runs.');
  }
}

async function auto(command: Extract<CliCommand, { kind: 'auto' }>): Promise<number> {
  const { project, automationPort, notes } = command;
  notes.forEach(say);
  const background = readBackground(process.env);
  const asked = listenForEnd({ watchParent: background === undefined });
  const { signal } = asked;
  background?.onLeft(asked.end);
  const { folder, ...noted } = note(project.projectPath);
  try {
    const { runAutomation } = await import('./cli/run-automation');
    const starting = runAutomation(project, { automationPort, log: say, signal, folder });
    const host = await startUnlessAborted(signal, starting);
    if (host === undefined) return 0;
    return await serve(host, { asked, background });
  } finally {
    noted.forget();
  }
}

async function serve(
  host: AutomatedHost,
  { asked, background }: { readonly asked: Asking; readonly background: Background | undefined },
): Promise<number> {
  try {
    say(`Automation  ${host.automationUrl}`);
    say(`Desk        ${host.url}`);
    background?.tell('ready');
    if (background !== undefined && background.clients.length > 0) {
      asked.handOver(background.clients);
    }
    const outcome = await unlessAborted(asked.signal, host.closed);
    if (outcome?.reason !== undefined) throw new Error(outcome.reason);
    return 0;
  } finally {
    await host.close();
  }
}

async function open(command: Extract<CliCommand, { kind: 'open' }>): Promise<number> {
  command.notes.forEach(say);
  const { signal } = listenForEnd({ watchParent: true });
  const noted = note(command.project.projectPath);
  try {
    const { startHost } = await import('./start-host');
    const { hostOptions } = await import('./cli/run-automation');
    const { settingsForAPerson } = await import('./phone/settings');
    const starting = startHost({
      ...hostOptions(command.project, say),
      settings: { ...settingsForAPerson, ...command.project.settings },
      signal,
    });
    const host = await startUnlessAborted(signal, starting);
    if (host === undefined) return 0;
    say(`Phone  ${host.url}`);
    await unlessAborted(signal, host.closed);
    await host.close();
    return 0;
  } finally {
    noted.forget();
  }
}

/** Notes this host before it starts: whatever ends it, the next one clears up after it. */
function note(projectPath: string): { readonly folder?: string; forget(): void } {
  const hosts = createRunningHosts();
  hosts.list();
  const forget = hosts.add({ pid: process.pid, projectPath: realProjectPath(projectPath) });
  const folder = hosts.folderOf(process.pid);
  return { forget, ...(folder !== undefined && { folder }) };
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
