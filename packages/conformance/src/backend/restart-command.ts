import { spawn } from 'node:child_process';

import { waitForBackend } from './wait-for-backend';

/** Runs `--restart` and waits until the backend answers again; throws when either does not happen. */
export async function restartBy(command: string, url: string, waitSeconds: number): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    // Its words are for whoever started the kit; a process that it leaves behind must not hold the kit's pipes.
    const child = spawn(command, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`--restart "${command}" ended with ${String(code)}.`);
  if (!(await waitForBackend(url, waitSeconds))) {
    throw new Error(`Nothing answered at ${url} within ${waitSeconds} s after --restart.`);
  }
}
