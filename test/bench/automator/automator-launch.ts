import { spawn } from 'node:child_process';
import { join } from 'node:path';

import automator from 'miniprogram-automator';
import { freePort } from 'onboarding-testing';
import { WebSocket } from 'ws';

/** The launcher of this project's host. */
export const hostCli = join(__dirname, '../../../packages/host/bin/miniprogram-host');
/** This program. */
export const ownProject = join(__dirname, '../../..');

/** Milliseconds from `automator.launch` until the unmodified client has told the first page's path. */
export async function timeAutomatorLaunch(cliPath: string, projectPath: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const miniProgram = await automator.launch({ cliPath, projectPath, port });
  try {
    const page = await miniProgram.currentPage();
    if (page?.path === undefined) throw new Error('The client was told of no page.');
    return performance.now() - started;
  } finally {
    await miniProgram.close();
  }
}

/**
 * Milliseconds from spawning the host's `cli auto` until it can be connected to, which is when the first
 * page is ready. The client asks only once a second; this asks all the time.
 */
export async function timeHostReady(projectPath: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const cli = spawn(hostCli, ['auto', '--project', projectPath, '--auto-port', String(port)], {
    stdio: 'ignore',
  });
  const ended = new Promise<never>((_resolve, reject) => {
    cli.once('error', reject);
    cli.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The host ended with ${String(code)}.`));
    });
  });
  ended.catch(() => undefined);
  const socket = await Promise.race([untilConnected(port), ended]);
  const taken = performance.now() - started;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send(JSON.stringify({ id: '1', method: 'Tool.close', params: {} }));
  await closed;
  return taken;
}

async function untilConnected(port: number): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('open', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (isOpen) return socket;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
