import type { components } from 'onboarding-contract';

import type { Clock } from '../clock';
import { digest } from '../digest';
import type { ProvenNumber } from '../numbers/proven-number';
import { provenBy, recordLifeMs } from '../numbers/proven-number';
import { judgeTypedNumber } from '../numbers/typed-number';
import { ProblemError } from '../problem';
import type { RateLimit } from '../rate-limit';
import type { Sealing } from '../sealing';
import type { SignedIn } from '../sessions/sessions';
import type { SmsCodes } from '../sms/sms-codes';
import type { Store, StoredUser } from '../store/store';
import type { PhoneExchange } from './phone-exchange';
import type { EncryptedPayload } from './phone-payload';
import { openDatedPayload } from './phone-payload';
import type { PhoneVault } from './phone-vault';

type PhoneRequest = components['schemas']['PhoneRequest'];

/** Binds numbers to people, by whatever proof they bring. */
export interface PhoneBinding {
  /** The person with the number bound; throws a ProblemError when the proof or the number is refused. */
  bind(signedIn: SignedIn, request: PhoneRequest): Promise<StoredUser>;
}

/** Makes the binding over the proofs and the store. */
export function createPhoneBinding(parts: {
  readonly store: Store;
  readonly exchange: PhoneExchange;
  readonly smsCodes: SmsCodes;
  readonly vault: PhoneVault;
  readonly sessionKeys: Sealing;
  readonly clock: Clock;
  readonly appid: string;
  /** Of proofs that WeChat is not asked about. */
  readonly limit: RateLimit;
}): PhoneBinding {
  const { store, exchange, smsCodes, vault, sessionKeys, clock, appid, limit } = parts;

  const openPayload = async (
    { user, session }: SignedIn,
    payload: EncryptedPayload,
  ): Promise<ProvenNumber> => {
    const sessionKey = sessionKeys.open(session.sealedSessionKey);
    const { number, grantedAt } = openDatedPayload(payload, { sessionKey, appid, clock });
    const consents = await store.findConsents(user.id);
    if (grantedAt < (consents?.phoneClearedAt ?? 0)) throw new ProblemError('phone-code-invalid');
    // Remembered like a code, so that it is good for nothing once the number was taken back.
    const kept = await store.saveExchange({
      codeDigest: digest(`${user.id} ${payload.encryptedData}`),
      userId: user.id,
      outcome: { kind: 'number', phone: vault.seal(number) },
      askedAt: grantedAt,
      expiresAt: clock.now() + recordLifeMs,
    });
    return provenBy(kept);
  };

  const prove = async (signedIn: SignedIn, request: PhoneRequest): Promise<ProvenNumber> => {
    const { user } = signedIn;
    switch (request.kind) {
      case 'code':
      case 'cloudId':
        return exchange.exchange(user, request);
      case 'encrypted':
        await limit(user.openid);
        return openPayload(signedIn, request);
      case 'sms':
        await limit(user.openid);
        return smsCodes.check(user.id, await judgeTypedNumber(request), request.smsCode);
    }
  };

  return {
    bind: async (signedIn, request) => {
      const proven = await prove(signedIn, request);
      const { id } = signedIn.user;
      const outcome = await store.bindPhone({
        ...proven,
        userId: id,
        move: request.resolution === 'move',
        now: clock.now(),
      });
      switch (outcome.kind) {
        case 'bound':
          if (request.kind === 'sms') await smsCodes.settle(id, proven.phone);
          return outcome.user;
        case 'taken':
          throw new ProblemError('phone-already-bound', { resolutions: ['move'] });
        case 'outdated':
          throw new ProblemError(
            request.kind === 'sms' ? 'sms-code-expired' : 'phone-code-invalid',
          );
        case 'no-user':
          throw new ProblemError('session-invalid');
      }
    },
  };
}
