import type { ExchangeResult } from '../../models/phone';
import type { GrantQueue } from './grant-queue';
import type { PendingGrant } from './pending-grant';
import { isResponse } from './send-grant';

/** A grant that was sent, and what came of it. */
export interface Attempt {
  readonly pending: PendingGrant;
  readonly result: ExchangeResult;
}

/**
 * Sends a grant, and those behind it when something spoke for the backend and said nothing: they are paid
 * for as well, and would die while they wait. What ends one of those is taken; an open end is the first
 * one's.
 */
export function createTurn(
  queue: Pick<GrantQueue, 'next'>,
  send: (pending: PendingGrant) => Promise<ExchangeResult>,
): (first: PendingGrant) => Promise<Attempt> {
  const sendInTurn = (pending: PendingGrant): Promise<Attempt> =>
    send(pending).then((result) => {
      const open: Attempt = { pending, result };
      if (result.kind !== 'unsettled' || !isResponse(result.failure)) return open;
      const next = queue.next(pending);
      if (next === undefined) return open;
      return sendInTurn(next).then((later) =>
        later.result.kind === 'bound' || later.result.kind === 'spent' ? later : open,
      );
    });
  return sendInTurn;
}
