import type { ExchangeResult } from '../../models/phone';
import { failureOf } from '../backend/service-error';
import type { Moment } from './grant-life';
import { dateByServer, timeLeft } from './grant-life';
import type { CodeQueue } from './grant-queue';
import type { PendingCode } from './pending-grant';

/** The ways to the backend that sending a code needs. */
export interface Exchange {
  /** Signs in when nobody is: also the first chance to hear the server's clock. */
  prepare(): Promise<unknown>;
  /** Any answered question, to hear the server's clock again. */
  askTime(): Promise<unknown>;
  /** `isWanted` tells whether the code is still to be sent, however long a sign-in took. */
  send(code: PendingCode, isWanted: () => boolean): Promise<ExchangeResult>;
}

export const EXPIRED: ExchangeResult = { kind: 'spent', reason: 'expired' };

/** Sends a code once: after it is stored, and only while it lives by the best clock there is. */
export function createCodeSender(
  queue: CodeQueue,
  clock: () => Moment,
  exchange: Exchange,
): (code: PendingCode) => Promise<ExchangeResult> {
  const isAlive = (code: PendingCode): boolean => timeLeft(code.tapped, clock()) > 0;

  const send = (code: PendingCode): Promise<ExchangeResult> => {
    const tapped = dateByServer(code.tapped, clock());
    const dated = tapped === code.tapped ? code : queue.replace({ ...code, tapped });
    const isWanted = (): boolean => isAlive(dated) && queue.isStored(dated);
    return queue
      .stored()
      .then(() => (isAlive(dated) && queue.has(dated) ? exchange.send(dated, isWanted) : EXPIRED));
  };

  /** Before a paid code is given up the server is asked what time it is: this phone may be wrong. */
  const sendInTime = (code: PendingCode): Promise<ExchangeResult> =>
    isAlive(code) || code.tapped.server === null
      ? send(code)
      : exchange.askTime().then(
          () => send(code),
          () => EXPIRED,
        );

  return (code) =>
    exchange.prepare().then(
      () => sendInTime(code),
      (error: unknown): ExchangeResult => {
        const failure = failureOf(error);
        return isAlive(code) ? { kind: 'unsettled', failure } : EXPIRED;
      },
    );
}
