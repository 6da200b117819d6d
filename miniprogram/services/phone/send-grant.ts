import type { Failure } from '../../models/failure';
import type { ExchangeResult } from '../../models/phone';
import { maskedPhone } from '../../models/user';
import { failureOf, ignoreFailure } from '../backend/service-error';
import type { Exchange } from './exchange';
import type { Moment } from './grant-life';
import { dateByServer, isRemembered, timeLeft } from './grant-life';
import type { GrantQueue } from './grant-queue';
import type { PendingGrant } from './pending-grant';

type Spent = Extract<ExchangeResult, { readonly kind: 'spent' }>;

export const EXPIRED: Spent = { kind: 'spent', reason: 'expired' };

/** As many responses that say nothing end a dead grant: its backend does not know what became of it. */
const MOST_LATE_RESPONSES = 3;

/** Whether something spoke for the backend, however little it said. */
export function isResponse(failure: Failure): boolean {
  return failure.kind !== 'no-response' && failure.kind !== 'login-unavailable';
}

/**
 * Sends a grant once, after it is stored: while it lives by the best clock there is, and after that only to
 * hear what became of it, when the backend may have had it and may still know.
 */
export function createGrantSender(
  queue: GrantQueue,
  clock: () => Moment,
  exchange: Exchange,
): (pending: PendingGrant) => Promise<ExchangeResult> {
  const lateResponses: Record<string, number> = {};

  const isAlive = ({ tapped }: PendingGrant): boolean => timeLeft(tapped, clock()) > 0;

  /** Whether the backend has answered it under its first key at least. */
  const isKnown = ({ isSent, stage }: PendingGrant): boolean => isSent || stage === 'move';

  const maySend = (pending: PendingGrant): boolean =>
    isAlive(pending) || (isKnown(pending) && isRemembered(pending.tapped, clock()));

  /** Before the person is asked to pay again: a number that is new on the account came by the oldest grant. */
  const unlessBound = (pending: PendingGrant, spent: Spent): Promise<ExchangeResult> => {
    const { phoneBefore } = pending;
    if (phoneBefore === null || !queue.isFirst(pending)) return Promise.resolve(spent);
    return exchange.askPerson().then(
      ({ phone }): ExchangeResult =>
        phone !== null && maskedPhone(phone) !== phoneBefore ? { kind: 'bound' } : spent,
      (error: unknown) => {
        ignoreFailure(error);
        return spent;
      },
    );
  };

  const isGivenUp = ({ idempotencyKey: key }: PendingGrant, failure: Failure): boolean => {
    if (!isResponse(failure)) return false;
    const count = (lateResponses[key] ?? 0) + 1;
    lateResponses[key] = count;
    return count >= MOST_LATE_RESPONSES;
  };

  /** What a result means for a grant that the backend may have had before. */
  const afterDoubt = (
    pending: PendingGrant,
    result: ExchangeResult,
  ): ExchangeResult | Promise<ExchangeResult> => {
    if (result.kind === 'spent') return unlessBound(pending, isAlive(pending) ? result : EXPIRED);
    return result.kind === 'unsettled' && !isAlive(pending) && isGivenUp(pending, result.failure)
      ? unlessBound(pending, EXPIRED)
      : result;
  };

  const send = (pending: PendingGrant): Promise<ExchangeResult> => {
    const tapped = dateByServer(pending.tapped, clock());
    const dated = tapped === pending.tapped ? pending : queue.replace({ ...pending, tapped });
    return queue.stored().then(() => {
      if (!queue.has(dated)) return EXPIRED;
      if (!maySend(dated)) return dated.isSent ? unlessBound(dated, EXPIRED) : EXPIRED;
      queue.markSent(dated);
      const sent = exchange.send(dated, () => maySend(dated) && queue.isStored(dated));
      return dated.isSent ? sent.then((result) => afterDoubt(dated, result)) : sent;
    });
  };

  return (pending) =>
    exchange.signIn().then(
      () => {
        if (maySend(pending) || pending.tapped.server === null) return send(pending);
        // Before a paid grant is given up the server is asked the time: this phone may be wrong.
        return exchange.askPerson().then(
          () => send(pending),
          (error: unknown) => {
            ignoreFailure(error);
            return EXPIRED;
          },
        );
      },
      (error: unknown): ExchangeResult => {
        const failure = failureOf(error);
        return maySend(pending) ? { kind: 'unsettled', failure } : EXPIRED;
      },
    );
}
