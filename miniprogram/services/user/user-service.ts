import type { User } from '../../models/user';
import type { Storage } from '../../platform/platform';
import { nothing } from '../backend/decode';
import { decodeUser } from '../backend/decode-user';
import { failureOf } from '../backend/service-error';
import type { SessionService } from '../session/session-service';

/** The person as last heard from the backend: the one fact that several pages share. */
export interface UserService {
  /** Last known, null before the first answer. */
  current(): User | null;
  /** Signs in when needed and asks the backend unless the sign-in has just told. */
  load(): Promise<User>;
  /** Asks the backend again. */
  refresh(): Promise<User>;
  /** Takes the number off the account. */
  unbindPhone(): Promise<User>;
  /** Deletes everything the backend knows, then everything stored here. */
  deleteAll(): Promise<void>;
  /**
   * To be called before something is asked that changes the person; the returned function takes the
   * change over. When something newer was heard meanwhile the backend is asked how it is now, and
   * after the data was deleted nothing is taken over at all.
   */
  expect(): (change: (before: User | null) => User) => void;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (user: User) => void): () => void;
}

export function createUserService(
  session: SessionService,
  storage: Pick<Storage, 'clear'>,
): UserService {
  let user: User | null = null;
  let revision = 0;
  let listeners: readonly ((user: User) => void)[] = [];

  const update = (next: User): User => {
    user = next;
    revision += 1;
    listeners.forEach((listener) => {
      listener(next);
    });
    return next;
  };

  /** An answer that was asked for before a newer one arrived is old news. */
  const ask = (question: Promise<User>): Promise<User> => {
    const asked = revision;
    return question.then((answer) => (revision === asked ? update(answer) : (user ?? answer)));
  };

  const refresh = (): Promise<User> =>
    ask(session.send({ method: 'GET', path: '/user', decode: decodeUser }));

  return {
    current: () => user,
    load: () => (user === null ? ask(session.signIn()) : Promise.resolve(user)),
    refresh,
    unbindPhone: () =>
      session.send({ method: 'DELETE', path: '/user/phone', decode: nothing }).then(refresh),
    deleteAll: () =>
      session.send({ method: 'DELETE', path: '/user', decode: nothing }).then(() => {
        storage.clear();
        session.forget();
        user = null;
        revision += 1;
      }),
    expect: () => {
      const asked = revision;
      return (change) => {
        if (revision === asked) update(change(user));
        else if (user !== null) void refresh().catch(failureOf);
      };
    },
    subscribe: (listener) => {
      listeners = listeners.concat(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
  };
}
