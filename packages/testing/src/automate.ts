import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';

import { freePort } from './free-port';

/** A program that a host runs, under the hand of the automation client. */
export interface Automated {
  readonly miniProgram: MiniProgram;
  /** Where another client may connect. */
  readonly wsEndpoint: string;
  /** Ends the host; resolves when its process has ended. */
  close(): Promise<void>;
}

export interface AutomateOptions {
  /** The command of the host, or of DevTools. */
  readonly cliPath: string;
  readonly projectPath: string;
  /** Options of the command. */
  readonly args?: readonly string[];
}

/**
 * Starts a host and connects the client as soon as it can be: `automator.launch` does the same, then
 * sleeps for five seconds.
 */
export async function automate(options: AutomateOptions): Promise<Automated> {
  const { cliPath, projectPath, args = [] } = options;
  const port = await freePort();
  const wsEndpoint = `ws://127.0.0.1:${port}`;
  const words = [...args, 'auto', '--project', projectPath, '--auto-port', String(port)];
  const host = spawn(cliPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(host, 'close');
  try {
    await saysWhereToConnect(host.stdout, host.stderr);
    const miniProgram = await automator.connect({ wsEndpoint });
    return {
      miniProgram,
      wsEndpoint,
      async close() {
        miniProgram.disconnect();
        host.kill('SIGTERM');
        await ended;
      },
    };
  } catch (error) {
    host.kill('SIGTERM');
    await ended;
    throw error;
  }
}

/** The host says where automation connects once the program's first page is ready. */
function saysWhereToConnect(stdout: Readable, stderr: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (data: Buffer) => {
      output += data.toString();
      if (/^Automation +ws:/mu.test(output)) resolve();
    };
    stdout.on('data', hear);
    stderr.on('data', hear);
    stdout.once('end', () => {
      reject(new Error(`The host ended before automation could connect. ${output}`));
    });
  });
}

/**
 * The same through `automator.launch`, as users have it.
 *
 * The client watches its command even after the launch: when that ends, it sets a timer of 15 s, which
 * keeps the test's process alive. It no longer hears of the end.
 */
export async function launchAutomated(options: AutomateOptions): Promise<Automated> {
  const { cliPath, projectPath, args = [] } = options;
  const port = await freePort();
  const started: ChildProcess[] = [];
  const note = (message: unknown) => {
    started.push((message as { readonly process: ChildProcess }).process);
  };
  subscribe('child_process', note);
  try {
    const miniProgram = await automator.launch({ cliPath, projectPath, port, args: [...args] });
    const command = started.find(({ spawnfile }) => spawnfile === cliPath);
    if (command === undefined) throw new Error(`${cliPath} was not started by the client.`);
    command.removeAllListeners('exit');
    // The command ends once automation can connect; what it started goes on.
    const ended = command.exitCode === null ? once(command, 'close') : undefined;
    return {
      miniProgram,
      wsEndpoint: `ws://127.0.0.1:${port}`,
      async close() {
        await miniProgram.close();
        await ended;
      },
    };
  } finally {
    unsubscribe('child_process', note);
  }
}
