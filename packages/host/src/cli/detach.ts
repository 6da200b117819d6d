import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { hostFolder } from '../host-folder';
import { readClients, writeClients } from './ask-to-end';
import type { ProcessIdentity } from './process-identity';
import { ancestors } from './process-identity';
import { leadsNowhere } from './unheard';

const backgroundMark = 'MINIPROGRAM_HOST_BACKGROUND';
const clientsMark = 'MINIPROGRAM_HOST_CLIENTS';

/** What a process in the background tells the command that started it. */
export interface Background {
  /** Whose end is the end of this one too; empty: nobody's. */
  readonly clients: readonly ProcessIdentity[];
  /** The command may end: automation can connect, or will be told why it never can. */
  tell(outcome: 'ready' | 'failed'): void;
  /** Calls when the command ended before it was told anything. */
  onLeft(listener: () => void): void;
}

/** Undefined in a process that was not sent into the background. */
export function readBackground(env: NodeJS.ProcessEnv): Background | undefined {
  if (env[backgroundMark] === undefined) return undefined;
  let told = false;
  // The command that reads it ends first.
  process.stderr.on('error', () => undefined);
  return {
    clients: readClients(env[clientsMark] ?? ''),
    tell(outcome) {
      if (told) return;
      told = true;
      // With a callback, as a command that was killed meanwhile is no reason to crash.
      process.send?.(outcome, () => {
        if (process.connected) process.disconnect();
      });
    },
    onLeft(listener) {
      process.once('disconnect', () => {
        if (!told) listener();
      });
    },
  };
}

export interface DetachOptions {
  readonly words: readonly string[];
  /** Whether the background process ends with the process that called this command. */
  readonly endsWithCaller: boolean;
  readonly signal: AbortSignal;
}

/** Starts the same command in the background and ends when automation can connect there. */
export function detach({ words, endsWithCaller, signal }: DetachOptions): Promise<number> {
  const clients = endsWithCaller ? ancestors(process.ppid) : [];
  // Only while the command runs: a script that reads its output would wait for the end of the host.
  const stderr = leadsNowhere(2) ? 'inherit' : 'pipe';
  const child = spawn(
    process.execPath,
    [join(hostFolder, '../bin/miniprogram-host'), ...words.filter((word) => word !== '--detach')],
    {
      detached: true,
      stdio: ['ignore', 'ignore', stderr, 'ipc'],
      env: { ...process.env, [backgroundMark]: '1', [clientsMark]: writeClients(clients) },
    },
  );
  child.stderr?.pipe(process.stderr);
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve) => {
    child.once('message', (outcome) => {
      signal.removeEventListener('abort', stop);
      // Where somebody listens nobody is told on the port: it ends once all is said.
      if (outcome !== 'ready' && stderr === 'pipe') return;
      child.unref();
      resolve(outcome === 'ready' ? 0 : 1);
    });
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
