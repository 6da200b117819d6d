import type { Store, StoredAnswer, StoredExchange, StoredSession, StoredUser } from './store';

export interface MemoryStore extends Store {
  /** Forgets everybody and everything. */
  reset(): void;
}

/** A store that forgets everything when the process ends; for tests and first looks. */
export function createMemoryStore(): MemoryStore {
  const users = new Map<string, StoredUser>();
  const sessions = new Map<string, StoredSession>();
  const exchanges = new Map<string, StoredExchange>();
  const answers = new Map<string, StoredAnswer>();
  const answerId = (userId: string, key: string): string => `${userId} ${key}`;
  const find = (matches: (user: StoredUser) => boolean): StoredUser | undefined =>
    [...users.values()].find(matches);

  return {
    findOrCreateUser: (fresh) => {
      const user = find(({ openid }) => openid === fresh.openid) ?? fresh;
      users.set(user.id, user);
      return Promise.resolve(user);
    },
    findUser: (id) => Promise.resolve(users.get(id)),
    bindPhone: (userId, phone) => {
      const user = users.get(userId);
      if (user === undefined) return Promise.resolve({ kind: 'no-user' });
      const owner = find((other) => other.phone?.digest === phone.digest);
      if (owner !== undefined && owner.id !== userId) return Promise.resolve({ kind: 'taken' });
      const bound = { ...user, phone };
      users.set(userId, bound);
      return Promise.resolve({ kind: 'bound', user: bound });
    },
    saveSession: (session) => {
      sessions.set(session.tokenDigest, session);
      return Promise.resolve();
    },
    findSession: (tokenDigest) => Promise.resolve(sessions.get(tokenDigest)),
    saveExchange: (exchange) => {
      exchanges.set(exchange.codeDigest, exchange);
      return Promise.resolve();
    },
    findExchange: (codeDigest) => Promise.resolve(exchanges.get(codeDigest)),
    saveAnswer: (answer) => {
      answers.set(answerId(answer.userId, answer.key), answer);
      return Promise.resolve();
    },
    findAnswer: (userId, key) => Promise.resolve(answers.get(answerId(userId, key))),
    reset: () => {
      for (const kept of [users, sessions, exchanges, answers]) kept.clear();
    },
  };
}
