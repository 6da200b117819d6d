import type { Failure, ProblemCode } from '../../models/failure';
import type { ExchangeResult } from '../../models/phone';
import type { User } from '../../models/user';
import { decodeBinding } from '../backend/decode-user';
import { failureOf, ignoreFailure } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import type { UserService } from '../user/user-service';
import type { PendingGrant } from './pending-grant';
import { requestKey } from './pending-grant';

/** What handing a grant to the backend needs of it. */
export interface Exchange {
  /** Signs in when nobody is: also the first chance to hear the server's clock. */
  signIn(): Promise<unknown>;
  /** Asks how the person is now; in passing the server's clock is heard again. */
  askPerson(): Promise<User>;
  /**
   * Sends the grant once and reads what the response means for it.
   *
   * @param isWanted whether the grant is still to be sent, called right before it is
   */
  send(pending: PendingGrant, isWanted: () => boolean): Promise<ExchangeResult>;
}

type Verdict = Exclude<ExchangeResult, { readonly kind: 'bound' }>;

type Meaning = 'rejected' | 'session-stale' | 'conflict';

/** The problems that are about the grant itself. */
const meanings: Readonly<Partial<Record<ProblemCode, Meaning>>> = {
  'phone-code-invalid': 'rejected',
  'invalid-request': 'rejected',
  'idempotency-key-reused': 'rejected',
  'idempotency-key-missing': 'rejected',
  'phone-already-bound': 'conflict',
  'wechat-session-stale': 'session-stale',
};

/**
 * What a failed exchange says about the grant. Only a response about the grant itself ends it; after
 * everything else it is sent again under the same key, and the backend tells repeats apart.
 */
export function exchangeVerdict(failure: Failure): Verdict {
  const meaning = failure.kind === 'problem' ? meanings[failure.code] : undefined;
  if (meaning === undefined) return { kind: 'unsettled', failure };
  return meaning === 'conflict' ? { kind: 'conflict' } : { kind: 'spent', reason: meaning };
}

export function createExchange(session: SessionService, user: UserService): Exchange {
  return {
    signIn: () => user.load(),
    askPerson: () => user.refresh(),
    send: (pending, isWanted) => {
      const isMove = pending.stage === 'move';
      const apply = user.beginChange();
      return session
        .send({
          method: 'POST',
          path: '/user/phone',
          headers: { 'idempotency-key': requestKey(pending) },
          body: isMove ? { ...pending.grant, resolution: 'move' } : pending.grant,
          decode: decodeBinding,
          isWanted,
        })
        .then(
          (bound): ExchangeResult => {
            // Of a repeated response only the number is news: the rest may have changed since the first.
            apply((before) => ({ ...(before ?? bound), phone: bound.phone }));
            return { kind: 'bound' };
          },
          (error: unknown): ExchangeResult => {
            const result = exchangeVerdict(failureOf(error));
            if (result.kind === 'spent' && result.reason === 'session-stale') {
              // Now, not in the exchange of the next tap: that login would make its payload stale as well.
              session.forget();
              void session.signIn().catch(ignoreFailure);
            }
            // The person was asked and wants it moved: to ask again would lead to the same result.
            return result.kind === 'conflict' && isMove
              ? { kind: 'spent', reason: 'rejected' }
              : result;
          },
        );
    },
  };
}
