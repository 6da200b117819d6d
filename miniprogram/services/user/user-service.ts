import type { BoundPhone, User } from '../../models/user';
import type { Storage } from '../../platform/platform';
import { nothing } from '../backend/decode';
import { decodeUser } from '../backend/decode-user';
import { ignoreFailure } from '../backend/service-error';
import type { Memory } from '../memory';
import { createObservable } from '../observable';
import type { SessionService } from '../session/session-service';
import { createPhoneMemory } from './phone-memory';

/** The person as last heard from the backend: the one fact that several pages share. */
export interface UserService {
  /** Last known, null before the first response. */
  current(): User | null;
  /** The number as last heard, also by an earlier run of the program; null for none. */
  knownPhone(): BoundPhone | null;
  /** Signs in when needed and asks the backend unless the sign-in has just told. */
  load(): Promise<User>;
  /** Asks the backend again. */
  refresh(): Promise<User>;
  /** Takes the number off the account. */
  unbindPhone(): Promise<void>;
  /** Deletes everything the backend knows, then everything stored here. */
  deleteAll(): Promise<void>;
  /**
   * To be called before a request that changes the person; returns `apply`, to be called with the change
   * when the backend has made it. When something newer was heard in between, `apply` asks the backend
   * how the person is now instead; when the data was deleted in between, it does nothing.
   */
  beginChange(): (change: (before: User | null) => User) => void;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (user: User) => void): () => void;
}

export function createUserService(
  session: SessionService,
  storage: Pick<Storage, 'clear'>,
  memory: Memory,
): UserService {
  let user: User | null = null;
  let revision = 0;
  const { publish, subscribe } = createObservable<User>();
  const phoneMemory = createPhoneMemory(memory);

  const update = (next: User): User => {
    user = next;
    revision += 1;
    phoneMemory.remember(next.phone);
    publish(next);
    return next;
  };

  /** A response is old when a newer one has arrived since its request. */
  const ask = (request: Promise<User>): Promise<User> => {
    const asked = revision;
    return request.then((heard) => (revision === asked ? update(heard) : (user ?? heard)));
  };

  const refresh = (): Promise<User> =>
    ask(session.send({ method: 'GET', path: '/user', decode: decodeUser }));

  const beginChange: UserService['beginChange'] = () => {
    const begun = revision;
    return (change) => {
      if (revision === begun) update(change(user));
      else if (user !== null) void refresh().catch(ignoreFailure);
    };
  };

  return {
    current: () => user,
    knownPhone: () => (user === null ? phoneMemory.recall() : user.phone),
    load: () => (user === null ? ask(session.signIn()) : Promise.resolve(user)),
    refresh,
    unbindPhone: () => {
      const apply = beginChange();
      return session.send({ method: 'DELETE', path: '/user/phone', decode: nothing }).then(() => {
        const known = user;
        if (known !== null) apply((before) => ({ ...(before ?? known), phone: null }));
      });
    },
    deleteAll: () =>
      session.close({ method: 'DELETE', path: '/user', decode: nothing }).then(() => {
        phoneMemory.remember(null);
        storage.clear();
        user = null;
        revision += 1;
      }),
    beginChange,
    subscribe,
  };
}
