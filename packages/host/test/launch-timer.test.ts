import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compileFunction } from 'node:vm';

import { releaseLaunchTimer } from '../src/launch-timer';

/** Starts a command as code of this file would; resolves to a timer that is set at its end. */
function launchFrom(filename: string): Promise<NodeJS.Timeout> {
  const launch = compileFunction('start().once("exit", ended)', ['start', 'ended'], {
    filename,
  }) as (start: () => ChildProcess, ended: () => void) => void;
  return new Promise((resolve) => {
    launch(
      () => spawn(process.execPath, ['-e', '']),
      () => {
        const timer = setTimeout(() => undefined, 15_000);
        resolve(timer);
        clearTimeout(timer);
      },
    );
  });
}

beforeAll(() => {
  releaseLaunchTimer(process.execPath);
});

test('a timer that miniprogram-automator sets when its command has ended holds no process', async () => {
  const timer = await launchFrom('/a/node_modules/miniprogram-automator/out/Launcher.js');
  expect(timer.hasRef()).toBe(false);
});

test('timers of others hold theirs, and so do those that are set later', async () => {
  expect((await launchFrom('/a/own-launcher.js')).hasRef()).toBe(true);
  const command = spawn(process.execPath, ['-e', '']);
  await once(command, 'exit');
  const timer = setTimeout(() => undefined, 15_000);
  expect(timer.hasRef()).toBe(true);
  clearTimeout(timer);
});
