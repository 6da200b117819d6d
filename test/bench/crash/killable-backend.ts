import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A backend that dies and comes back with what it had on disk. */
export interface KillableBackend {
  /** Where it answers now; changes with every start. */
  url(): string;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Makes one over a state folder; it does not run yet. */
export function createKillableBackend(wechatUrl: string, stateFolder: string): KillableBackend {
  let child: ChildProcess | undefined;
  let url = '';
  return {
    url: () => url,
    kill: async () => {
      const ending = child;
      child = undefined;
      if (ending?.exitCode !== null) return;
      const gone = once(ending, 'exit');
      ending.kill('SIGKILL');
      await gone;
    },
    start: async () => {
      const script = join(__dirname, 'backend-process.ts');
      const started = spawn(
        process.execPath,
        ['-C', 'onboarding-source', '--import', 'tsx', script, wechatUrl, stateFolder],
        {
          // Its end of stdin tells the child that this process is gone, however that ended.
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      child = started;
      url = await firstLine(started);
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of (stdout ?? []) as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('The backend process ended before it listened; its own message stands above.');
}
