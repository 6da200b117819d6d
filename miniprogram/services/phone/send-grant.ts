import type { ExchangeResult } from '../../models/phone';
import { failureOf, ignoreFailure } from '../backend/service-error';
import type { Exchange } from './exchange';
import type { Moment } from './grant-life';
import { dateByServer, timeLeft } from './grant-life';
import type { GrantQueue } from './grant-queue';
import type { PendingGrant } from './pending-grant';

export const EXPIRED: ExchangeResult = { kind: 'spent', reason: 'expired' };

/** Sends a grant once: after it is stored, and only while it lives by the best clock there is. */
export function createGrantSender(
  queue: GrantQueue,
  clock: () => Moment,
  exchange: Exchange,
): (pending: PendingGrant) => Promise<ExchangeResult> {
  const isAlive = (pending: PendingGrant): boolean => timeLeft(pending.tapped, clock()) > 0;

  const send = (pending: PendingGrant): Promise<ExchangeResult> => {
    const tapped = dateByServer(pending.tapped, clock());
    const dated = tapped === pending.tapped ? pending : queue.replace({ ...pending, tapped });
    return queue
      .stored()
      .then(() =>
        isAlive(dated) && queue.has(dated)
          ? exchange.send(dated, () => isAlive(dated) && queue.isStored(dated))
          : EXPIRED,
      );
  };

  return (pending) =>
    exchange.signIn().then(
      () => {
        if (isAlive(pending) || pending.tapped.server === null) return send(pending);
        // Before a paid grant is given up the server is asked the time: this phone may be wrong.
        return exchange.askTime().then(
          () => send(pending),
          (error: unknown) => {
            ignoreFailure(error);
            return EXPIRED;
          },
        );
      },
      (error: unknown): ExchangeResult => {
        const failure = failureOf(error);
        return isAlive(pending) ? { kind: 'unsettled', failure } : EXPIRED;
      },
    );
}
