import { fork } from 'node:child_process';
import { once } from 'node:events';

import type { z } from 'zod';

/** A process of its own whose memory is its own, asked one question after the other over IPC. */
export interface MeasuredProcess {
  /** Sends the question; the process's next message is the answer. */
  ask<Shape extends z.ZodType>(question: object | string, answer: Shape): Promise<z.infer<Shape>>;
  /** SIGKILL. */
  close(): void;
}

/**
 * Starts a TypeScript file with `--expose-gc`; its first message says that it is ready. What it prints to
 * stdout is dropped.
 */
export async function startProcess<Shape extends z.ZodType>(
  script: string,
  args: readonly string[],
  ready: Shape,
): Promise<{ readonly process: MeasuredProcess; readonly ready: z.infer<Shape> }> {
  const child = fork(script, args, {
    execArgv: ['--expose-gc', '-C', 'onboarding-source', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} ended; its own message stands above.`);
  });
  // Nobody may be waiting when it is killed.
  ended.catch(() => undefined);
  const next = async <Answer extends z.ZodType>(answer: Answer): Promise<z.infer<Answer>> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as readonly unknown[];
    return answer.parse(message);
  };
  return {
    ready: await next(ready),
    process: {
      ask: (question, answer) => {
        const answered = next(answer);
        child.send(question);
        return answered;
      },
      close() {
        child.kill('SIGKILL');
      },
    },
  };
}

/** For such a process: ends it when whoever started it is gone, however that ended. */
export function endWithParent(): void {
  process.on('disconnect', () => {
    process.exit();
  });
}

/** Heap and resident memory of this process right after a garbage collection, in bytes. */
export function collectedMemory(): { readonly heapBytes: number; readonly rssBytes: number } {
  if (gc === undefined) throw new Error('Start this process with --expose-gc.');
  gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapBytes: heapUsed, rssBytes: rss };
}
