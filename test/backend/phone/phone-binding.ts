import type { components } from '../../../typings/backend';
import { ProblemError } from '../problem';
import type { SignedIn } from '../sessions/sessions';
import type { Store, StoredPhone, StoredUser } from '../store/store';
import type { PhoneExchange } from './phone-exchange';

type PhoneRequest = components['schemas']['PhoneRequest'];

/** Binds numbers to people, by whatever proof they bring. */
export interface PhoneBinding {
  /** The person with the number bound; throws a ProblemError when the proof or the number is refused. */
  bind(signedIn: SignedIn, request: PhoneRequest): Promise<StoredUser>;
}

/** Makes the binding over the exchange and the store. */
export function createPhoneBinding(parts: {
  readonly store: Store;
  readonly exchange: PhoneExchange;
}): PhoneBinding {
  const { store, exchange } = parts;

  const prove = (signedIn: SignedIn, request: PhoneRequest): Promise<StoredPhone> =>
    exchange.exchange(signedIn.user, request.code);

  return {
    bind: async (signedIn, request) => {
      const phone = await prove(signedIn, request);
      const outcome = await store.bindPhone(signedIn.user.id, phone);
      switch (outcome.kind) {
        case 'bound':
          return outcome.user;
        case 'taken':
          throw new ProblemError('phone-already-bound');
        case 'no-user':
          throw new ProblemError('session-invalid');
      }
    },
  };
}
