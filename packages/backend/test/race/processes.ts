import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';

/** A backend in a process of its own. */
export interface BackendProcess {
  readonly url: string;
  readonly pid: number;
  /** Asks it to end in order, and waits until it is gone; answers its exit code. */
  terminate(): Promise<number | null>;
}

/** Starts several backends on one database at the same moment; the test terminates them. */
export async function startProcesses(
  count: number,
  { wechatUrl, location }: { readonly wechatUrl: string; readonly location: string },
): Promise<readonly BackendProcess[]> {
  const key = randomBytes(32).toString('hex');
  const script = join(__dirname, 'backend-process.ts');
  const started = Array.from({ length: count }, async () => {
    const child = spawn(
      process.execPath,
      ['-C', 'onboarding-source', '--import', 'tsx', script, wechatUrl, location, key],
      // Its end of stdin tells the child that this process is gone, however that ended.
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const exited = once(child, 'exit');
    return {
      pid: child.pid ?? 0,
      url: await firstLine(child),
      terminate: async () => {
        child.kill('SIGTERM');
        await exited;
        return child.exitCode;
      },
    };
  });
  return Promise.all(started);
}

/** @throws when the process ends before it has printed a line */
export async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of (stdout ?? []) as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('The process ended before it printed a line; its own message stands above.');
}
