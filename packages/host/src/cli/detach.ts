import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { hostFolder } from '../host-folder';
import { readClients, writeClients } from './ask-to-end';
import type { ProcessIdentity } from './process-identity';
import { ancestors } from './process-identity';

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
  return {
    clients: readClients(env[clientsMark] ?? ''),
    tell(outcome) {
      if (told) return;
      told = true;
      process.send?.(outcome);
      if (process.connected) process.disconnect();
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
  const child = spawn(
    process.execPath,
    [join(hostFolder, '../bin/miniprogram-host'), ...words.filter((word) => word !== '--detach')],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, [backgroundMark]: '1', [clientsMark]: writeClients(clients) },
    },
  );
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve) => {
    child.once('message', (outcome) => {
      signal.removeEventListener('abort', stop);
      child.unref();
      resolve(outcome === 'ready' ? 0 : 1);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
