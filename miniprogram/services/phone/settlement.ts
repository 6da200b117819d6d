import type { ExchangeResult, PhoneGrant, PhoneProgress } from '../../models/phone';
import type { Platform } from '../../platform/platform';
import { createSingleFlight } from '../single-flight';
import type { Exchange } from './exchange';
import type { Moment } from './grant-life';
import { timeLeft } from './grant-life';
import type { GrantQueue } from './grant-queue';
import { createGrantQueue } from './grant-queue';
import type { GrantStorage } from './grant-storage';
import type { PendingGrant } from './pending-grant';
import { newGrant } from './pending-grant';
import { createProgress } from './progress';
import type { Retry } from './retry';
import { createRetry } from './retry';
import { createGrantSender, EXPIRED } from './send-grant';
import { createTurn } from './send-in-turn';

/** Brings every grant to its end: one after the other, each under its one key. */
export interface Settlement {
  /**
   * Takes a grant in; one that is or was here already is not taken twice.
   *
   * @param phoneBefore the masked number of the account, empty for none, null when it is not known
   */
  keep(grant: PhoneGrant, tapped: Moment, phoneBefore: string | null): void;
  /** Sends the oldest grant now; whoever calls while it is on its way shares the result. */
  settle(): Promise<ExchangeResult>;
  /** After a conflict: takes the number over, with the same grant. */
  move(): Promise<ExchangeResult>;
  /** Gives the oldest grant up. */
  drop(): void;
  /** Whether a grant is kept that has not come to its end. */
  hasGrant(): boolean;
  /** Resolves when nothing is on its way to the backend. */
  landed(): Promise<void>;
  /** Goes on with what is left from an earlier run or an interruption. */
  resume(): Promise<void>;
  /**
   * Takes all grants out, also those that an earlier run left, so that nothing is sent; returns
   * `restore`, which puts them back.
   */
  suspend(): Promise<() => void>;
  /** Gives all grants up. */
  clear(): void;
  progress(): PhoneProgress;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (progress: PhoneProgress) => void): () => void;
  /** A page has shown how it ended. */
  acknowledge(): void;
}

interface Ending {
  /** The queue was empty: what was bound before is another story. */
  begin(): void;
  /** Does what a result means: to the queue, to the next try and to the pages. */
  conclude(pending: PendingGrant, result: ExchangeResult): void;
}

function createEnding(
  queue: GrantQueue,
  retry: Retry,
  publish: (progress: PhoneProgress) => void,
): Ending {
  // When the second grant of a double tap is refused, the number of the first stays bound.
  let bound = false;

  return {
    begin: () => {
      bound = false;
    },
    conclude: (pending, result) => {
      // Given up or suspended in between: the result comes too late to matter.
      if (!queue.has(pending)) return;
      const isLast = queue.size() === 1;
      switch (result.kind) {
        case 'unsettled':
          publish(result);
          retry.plan(pending, result.failure);
          return;
        case 'conflict':
          // With a newer grant behind it the person has already decided for another number.
          if (isLast) queue.replace({ ...(queue.first() ?? pending), stage: 'conflict' });
          else queue.remove(pending);
          if (isLast) publish(result);
          return;
        case 'bound':
        case 'spent':
          queue.remove(pending);
          bound = bound || result.kind === 'bound';
          if (isLast) publish(bound ? { kind: 'bound' } : result);
      }
    },
  };
}

export function createSettlement(
  platform: Pick<Platform, 'after' | 'random' | 'randomId'>,
  clock: () => Moment,
  storage: GrantStorage,
  exchange: Exchange,
): Settlement {
  const queue = createGrantQueue(storage, clock);
  const progress = createProgress();
  const { publish } = progress;
  const sendInTurn = createTurn(queue, createGrantSender(queue, clock, exchange));
  const retry = createRetry(platform, clock, () => void run());
  const ending = createEnding(queue, retry, publish);
  const attempt = createSingleFlight<ExchangeResult>();

  const runFirst = (): Promise<ExchangeResult> => {
    const first = queue.first();
    if (first === undefined) return Promise.resolve(EXPIRED);
    if (first.stage === 'conflict') {
      publish({ kind: 'conflict' });
      return Promise.resolve({ kind: 'conflict' });
    }
    return sendInTurn(first).then(({ pending, result }) => {
      if (result.kind === 'bound') queue.removeOlder(pending);
      ending.conclude(pending, result);
      return result;
    });
  };

  function run(): Promise<ExchangeResult> {
    const current = attempt.current();
    if (current !== null) return current;
    retry.stop();
    return attempt
      .share(() => queue.stored().then(runFirst))
      .then((result) => {
        const next = queue.first();
        if (next !== undefined && next.stage !== 'conflict' && !retry.isPlanned()) void run();
        return result;
      });
  }

  const settle = (): Promise<ExchangeResult> => {
    const first = queue.first();
    if (first !== undefined && first.stage !== 'conflict') publish({ kind: 'finishing' });
    return run();
  };

  const takeOut = (): (() => void) => {
    retry.stop();
    const restore = queue.suspend();
    publish({ kind: 'idle' });
    return restore;
  };

  const goOn = (): void => {
    if (queue.size() > 0) void settle();
  };

  return {
    keep: (grant, tapped, phoneBefore) => {
      const first = queue.first();
      if (first?.stage === 'conflict') queue.remove(first);
      if (queue.size() === 0) ending.begin();
      queue.add(grant, () => newGrant(grant, platform.randomId(), tapped, phoneBefore));
    },
    settle,
    move: () => {
      const first = queue.first();
      if (first?.stage === 'conflict') queue.replace({ ...first, stage: 'move', isSent: false });
      return settle();
    },
    drop: () => {
      retry.stop();
      const first = queue.first();
      if (first !== undefined) queue.remove(first);
      publish({ kind: 'idle' });
      goOn();
    },
    hasGrant: () => {
      const first = queue.first();
      return first !== undefined && (first.isSent || timeLeft(first.tapped, clock()) > 0);
    },
    landed: () =>
      Promise.resolve(attempt.current()).then(
        () => undefined,
        () => undefined,
      ),
    resume: () => queue.stored().then(goOn),
    suspend: () =>
      queue.stored().then(() => {
        const restore = takeOut();
        return () => {
          restore();
          goOn();
        };
      }),
    clear: () => {
      if (queue.size() > 0) takeOut();
    },
    progress: progress.current,
    subscribe: progress.subscribe,
    acknowledge: progress.acknowledge,
  };
}
