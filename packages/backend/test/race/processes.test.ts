import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually } from 'onboarding-testing';

import { firstLine } from './processes';

jest.setTimeout(120_000);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('leaves no backend behind when whoever started it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orphans-'));
  const parent = spawn(
    process.execPath,
    [
      ...['-C', 'onboarding-source', '--import', 'tsx'],
      ...[join(__dirname, 'parent-process.ts'), join(folder, 'backend.sqlite')],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const pids = (await firstLine(parent)).split(' ').map(Number);
  expect(pids.map(isAlive)).toStrictEqual([true, true]);
  parent.kill('SIGKILL');
  await eventually('the end of the backends', () =>
    Promise.resolve(pids.some(isAlive) ? undefined : true),
  );
  rmSync(folder, { recursive: true });
});
