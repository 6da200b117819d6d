import type { components } from 'onboarding-contract';

import type { Clock } from '../clock';
import { ProblemError } from '../problem';
import type { Sealing } from '../sealing';
import type { SignedIn } from '../sessions/sessions';
import type { SmsCodes } from '../sms/sms-codes';
import type { Store, StoredPhone, StoredUser } from '../store/store';
import type { PhoneExchange } from './phone-exchange';
import { openPhonePayload } from './phone-payload';
import type { PhoneVault } from './phone-vault';
import { judgeTypedNumber } from './typed-number';

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
}): PhoneBinding {
  const { store, exchange, smsCodes, vault, sessionKeys, clock, appid } = parts;

  const prove = async (
    { user, session }: SignedIn,
    request: PhoneRequest,
  ): Promise<StoredPhone> => {
    switch (request.kind) {
      case 'code':
      case 'cloudId':
        return exchange.exchange(user, request);
      case 'encrypted': {
        const sessionKey = sessionKeys.open(session.sealedSessionKey);
        return vault.seal(openPhonePayload(request, { sessionKey, appid, clock }));
      }
      case 'sms':
        return smsCodes.check(user.id, judgeTypedNumber(request), request.smsCode);
    }
  };

  return {
    bind: async (signedIn, request) => {
      const phone = await prove(signedIn, request);
      const { id } = signedIn.user;
      const outcome = await store.bindPhone(id, phone, request.resolution === 'move');
      switch (outcome.kind) {
        case 'bound':
          await smsCodes.settle(id, phone);
          return outcome.user;
        case 'taken':
          throw new ProblemError('phone-already-bound', { resolutions: ['move'] });
        case 'no-user':
          throw new ProblemError('session-invalid');
      }
    },
  };
}
