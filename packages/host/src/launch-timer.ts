import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as afterRealTime } from 'node:timers';

/**
 * How long launches are listened for, in ms: Jest makes a world for every test file, and a listener that
 * stays would keep each of them in memory.
 */
const listensFor = 120_000;

/**
 * Lets a process end that has launched this command by `miniprogram-automator`: when the command returns, the
 * client sets a timer of 15 s, which holds the process although nobody needs it any more. Only that timer is
 * released, and only in the process that takes `cliPath` from here.
 */
export function releaseLaunchTimer(cliPath: string): void {
  const note = (message: unknown) => {
    const { process: command } = message as { readonly process: ChildProcess };
    const { stack = '' } = new Error();
    if (!/[\\/]miniprogram-automator[\\/]/u.test(stack)) return;
    // The client's own listener comes later, and is called later.
    command.once('exit', () => {
      if (command.spawnfile === cliPath) process.nextTick(withReleasedTimers());
    });
  };
  subscribe('child_process', note);
  afterRealTime(() => {
    unsubscribe('child_process', note);
  }, listensFor).unref();
}

/** Timers that are set from now on hold no process; the returned function ends that. */
function withReleasedTimers(): () => void {
  const { setTimeout: usual } = globalThis;
  const released = (run: () => void, milliseconds?: number) => {
    const timer = usual(run, milliseconds);
    // In a document a timer is a number, and ends with it.
    if (typeof timer === 'object') timer.unref();
    return timer;
  };
  globalThis.setTimeout = Object.assign(released, usual);
  return () => {
    globalThis.setTimeout = usual;
  };
}
