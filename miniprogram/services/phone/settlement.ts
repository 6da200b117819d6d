import type { Failure } from '../../models/failure';
import type { ExchangeResult, PhoneGrant, PhoneProgress } from '../../models/phone';
import type { Cancel, Platform } from '../../platform/platform';
import type { Moment } from './grant-life';
import { timeLeft } from './grant-life';
import type { CodeQueue } from './grant-queue';
import { createCodeQueue } from './grant-queue';
import type { PendingCode } from './pending-grant';
import type { PendingCodes } from './grant-storage';
import { createProgressChannel } from '../observable';
import { retryDelay } from './retry';
import type { Exchange } from './send-grant';
import { createCodeSender, EXPIRED } from './send-grant';

/** Brings every granted code to an answer: one after the other, each under its one key. */
export interface Settlement {
  /** Takes a code in; one that is or was here already is not taken twice. */
  keep(grant: PhoneGrant, tapped: Moment): void;
  /** Sends the oldest code now; everybody who asks while it is on its way shares the result. */
  settle(): Promise<ExchangeResult>;
  /** After a conflict: takes the number over, with the same code. */
  move(): Promise<ExchangeResult>;
  /** Gives the oldest code up. */
  drop(): void;
  /** Whether a code is kept that may still be sent. */
  hasCode(): boolean;
  /** Goes on with what is left from an earlier run or an interruption. */
  resume(): Promise<void>;
  /**
   * Takes all codes out, also those that an earlier run left, so that nothing is sent; the function
   * it gives puts them back.
   */
  setAside(): Promise<() => void>;
  progress(): PhoneProgress;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (progress: PhoneProgress) => void): () => void;
  /** A page has shown how it ended. */
  acknowledge(): void;
}

interface Retry {
  plan(code: PendingCode, failure: Failure): void;
  stop(): void;
  isPlanned(): boolean;
}

/** At most one try is planned; the last one is at the end of the code's life, which has to be told. */
function createRetry(
  platform: Pick<Platform, 'after' | 'random'>,
  clock: () => Moment,
  run: () => void,
): Retry {
  let cancel: Cancel | null = null;
  let last: string | null = null;
  let tries = 0;
  return {
    plan: ({ idempotencyKey: key, tapped }, failure) => {
      tries = key === last ? tries + 1 : 1;
      last = key;
      const left = timeLeft(tapped, clock());
      cancel = platform.after(retryDelay(failure, tries, left, platform.random()) ?? left, run);
    },
    stop: () => {
      cancel?.();
      cancel = null;
    },
    isPlanned: () => cancel !== null,
  };
}

interface Ending {
  /** The queue was empty: what was bound before is another story. */
  begin(): void;
  /** Does to the queue, the next try and the pages what an answer means. */
  conclude(code: PendingCode, result: ExchangeResult): void;
}

function createEnding(
  queue: CodeQueue,
  retry: Retry,
  publish: (progress: PhoneProgress) => void,
): Ending {
  // A second code of a double tap that was refused does not undo the number of the first.
  let bound = false;

  return {
    begin: () => {
      bound = false;
    },
    conclude: (code, result) => {
      // Given up or set aside meanwhile: the answer comes too late to matter.
      if (!queue.has(code)) return;
      const isLast = queue.size() === 1;
      switch (result.kind) {
        case 'unsettled':
          publish(result);
          retry.plan(code, result.failure);
          return;
        case 'conflict':
          // With a newer grant behind it the person has already decided for another number.
          if (isLast) queue.replace({ ...(queue.first() ?? code), stage: 'conflict' });
          else queue.remove(code);
          if (isLast) publish(result);
          return;
        case 'bound':
        case 'spent':
          queue.remove(code);
          bound = bound || result.kind === 'bound';
          if (isLast) publish(bound ? { kind: 'bound' } : result);
      }
    },
  };
}

export function createSettlement(
  platform: Pick<Platform, 'after' | 'random' | 'randomId'>,
  clock: () => Moment,
  storage: PendingCodes,
  exchange: Exchange,
): Settlement {
  const queue = createCodeQueue(storage, clock);
  const { current: progress, publish, subscribe } = createProgressChannel();
  const send = createCodeSender(queue, clock, exchange);
  const retry = createRetry(platform, clock, () => void run());
  const ending = createEnding(queue, retry, publish);
  let running: Promise<ExchangeResult> | null = null;
  const runFirst = (): Promise<ExchangeResult> => {
    const code = queue.first();
    if (code === undefined) return Promise.resolve(EXPIRED);
    if (code.stage === 'conflict') {
      publish({ kind: 'conflict' });
      return Promise.resolve({ kind: 'conflict' });
    }
    return send(code).then((result) => {
      ending.conclude(code, result);
      return result;
    });
  };

  function run(): Promise<ExchangeResult> {
    if (running !== null) return running;
    retry.stop();
    const attempt = queue
      .stored()
      .then(runFirst)
      .then(
        (result) => {
          running = null;
          const next = queue.first();
          if (next !== undefined && next.stage !== 'conflict' && !retry.isPlanned()) void run();
          return result;
        },
        (error: unknown) => {
          running = null;
          throw error;
        },
      );
    running = attempt;
    return attempt;
  }

  const settle = (): Promise<ExchangeResult> => {
    const code = queue.first();
    if (code !== undefined && code.stage !== 'conflict') publish({ kind: 'finishing' });
    return run();
  };

  const goOn = (): void => {
    if (queue.size() > 0) void settle();
  };

  return {
    keep: (grant, tapped) => {
      const before = queue.first();
      if (before?.stage === 'conflict') queue.remove(before);
      if (queue.size() === 0) ending.begin();
      queue.add(grant, tapped, () => platform.randomId());
    },
    settle,
    move: () => {
      const code = queue.first();
      if (code?.stage === 'conflict') queue.replace({ ...code, stage: 'move' });
      return settle();
    },
    drop: () => {
      retry.stop();
      const code = queue.first();
      if (code !== undefined) queue.remove(code);
      publish({ kind: 'idle' });
      goOn();
    },
    hasCode: () => {
      const code = queue.first();
      return code !== undefined && timeLeft(code.tapped, clock()) > 0;
    },
    resume: () => queue.stored().then(goOn),
    setAside: () =>
      queue.stored().then(() => {
        retry.stop();
        const putBack = queue.setAside();
        publish({ kind: 'idle' });
        return () => {
          putBack();
          goOn();
        };
      }),
    progress,
    subscribe,
    acknowledge: () => {
      if (progress().kind === 'bound' || progress().kind === 'spent') publish({ kind: 'idle' });
    },
  };
}
