import type {
  Store,
  StoredAnswer,
  StoredAvatar,
  StoredExchange,
  StoredMediaCheck,
  StoredQuotaReport,
  StoredSession,
  StoredSmsCode,
  StoredUsageEvent,
  StoredUser,
} from './store';

/** A store that forgets everything when the process ends; for tests and first looks. */
export interface MemoryStore extends Store {
  /** Forgets everybody and everything. */
  reset(): void;
}

interface Tables {
  readonly users: Map<string, StoredUser>;
  readonly avatars: Map<string, StoredAvatar>;
  readonly sessions: Map<string, StoredSession>;
  readonly exchanges: Map<string, StoredExchange>;
  readonly answers: Map<string, StoredAnswer>;
  readonly smsCodes: Map<string, StoredSmsCode>;
  readonly usageEvents: Map<string, StoredUsageEvent>;
  readonly quotaReports: Map<string, StoredQuotaReport>;
  readonly mediaChecks: Map<string, StoredMediaCheck>;
}

type UserMethods = Pick<
  Store,
  | 'findOrCreateUser'
  | 'findUser'
  | 'findUserByOpenid'
  | 'dropNickname'
  | 'dropAvatar'
  | 'saveNickname'
  | 'saveAvatar'
  | 'findAvatar'
  | 'bindPhone'
  | 'unbindPhone'
  | 'deleteUser'
>;

const pair = (one: string, other: string): string => `${one} ${other}`;

/** Makes an empty store. */
export function createMemoryStore(): MemoryStore {
  const tables: Tables = {
    users: new Map(),
    avatars: new Map(),
    sessions: new Map(),
    exchanges: new Map(),
    answers: new Map(),
    smsCodes: new Map(),
    usageEvents: new Map(),
    quotaReports: new Map(),
    mediaChecks: new Map(),
  };
  return {
    ...userMethods(tables),
    ...recordMethods(tables),
    reset: () => {
      for (const table of Object.values(tables) as Map<string, unknown>[]) table.clear();
    },
  };
}

function userMethods(tables: Tables): UserMethods {
  const { users, avatars } = tables;
  const find = (matches: (user: StoredUser) => boolean): StoredUser | undefined =>
    [...users.values()].find(matches);
  const change = (id: string, changes: Partial<StoredUser>): StoredUser | undefined => {
    const user = users.get(id);
    if (user === undefined) return undefined;
    const changed = { ...user, ...changes };
    users.set(id, changed);
    return changed;
  };
  return {
    findOrCreateUser: (fresh) => {
      const user = find(({ openid }) => openid === fresh.openid) ?? fresh;
      users.set(user.id, user);
      return Promise.resolve(user);
    },
    findUser: (id) => Promise.resolve(users.get(id)),
    findUserByOpenid: (openid) => Promise.resolve(find((user) => user.openid === openid)),
    dropNickname: (userId) => {
      change(userId, { nickname: null });
      return Promise.resolve();
    },
    dropAvatar: (userId, avatarId) => {
      if (users.get(userId)?.avatarId === avatarId) change(userId, { avatarId: null });
      if (avatars.get(avatarId)?.userId === userId) avatars.delete(avatarId);
      return Promise.resolve();
    },
    saveNickname: (userId, nickname) => Promise.resolve(change(userId, { nickname })),
    saveAvatar: (avatar) => {
      const earlier = users.get(avatar.userId)?.avatarId;
      const user = change(avatar.userId, { avatarId: avatar.id });
      if (user !== undefined) avatars.set(avatar.id, avatar);
      if (typeof earlier === 'string') avatars.delete(earlier);
      return Promise.resolve(user);
    },
    findAvatar: (id) => Promise.resolve(avatars.get(id)),
    bindPhone: (userId, phone, move) => {
      if (!users.has(userId)) return Promise.resolve({ kind: 'no-user' });
      const owner = find((user) => user.phone?.digest === phone.digest && user.id !== userId);
      if (owner !== undefined && !move) return Promise.resolve({ kind: 'taken' });
      if (owner !== undefined) change(owner.id, { phone: null });
      const user = change(userId, { phone });
      return Promise.resolve(user === undefined ? { kind: 'no-user' } : { kind: 'bound', user });
    },
    unbindPhone: (userId) => {
      change(userId, { phone: null });
      return Promise.resolve();
    },
    deleteUser: (userId) => {
      users.delete(userId);
      const { sessions, exchanges, answers, smsCodes, usageEvents, quotaReports } = tables;
      const records: Map<string, { readonly userId: string }>[] = [
        ...[avatars, sessions, exchanges, answers, smsCodes, usageEvents, quotaReports],
        tables.mediaChecks,
      ];
      for (const table of records) {
        for (const [id, record] of table) if (record.userId === userId) table.delete(id);
      }
      return Promise.resolve();
    },
  };
}

function recordMethods(tables: Tables): Omit<Store, keyof UserMethods> {
  const { sessions, exchanges, answers, smsCodes, usageEvents, quotaReports, mediaChecks } = tables;
  const keep = <Value>(table: Map<string, Value>, id: string, value: Value): Promise<void> => {
    table.set(id, value);
    return Promise.resolve();
  };
  return {
    saveSession: (session) => keep(sessions, session.tokenDigest, session),
    findSession: (tokenDigest) => Promise.resolve(sessions.get(tokenDigest)),
    saveExchange: (exchange) => keep(exchanges, exchange.codeDigest, exchange),
    findExchange: (codeDigest) => Promise.resolve(exchanges.get(codeDigest)),
    forgetExpired: (now) => {
      for (const table of [sessions, exchanges, answers, smsCodes]) {
        for (const [id, { expiresAt }] of table) if (expiresAt <= now) table.delete(id);
      }
      return Promise.resolve();
    },
    saveAnswer: (answer) => keep(answers, pair(answer.userId, answer.key), answer),
    findAnswer: (userId, key) => Promise.resolve(answers.get(pair(userId, key))),
    saveSmsCode: (code) => keep(smsCodes, pair(code.userId, code.phoneDigest), code),
    guessSmsCode: (userId, phoneDigest) => {
      const id = pair(userId, phoneDigest);
      const code = smsCodes.get(id);
      if (code !== undefined) smsCodes.set(id, { ...code, guesses: code.guesses + 1 });
      return Promise.resolve(code);
    },
    dropSmsCode: (userId, phoneDigest) => {
      smsCodes.delete(pair(userId, phoneDigest));
      return Promise.resolve();
    },
    saveUsageEvents: (events) => {
      for (const event of events) {
        const id = pair(event.userId, event.id);
        if (!usageEvents.has(id)) usageEvents.set(id, event);
      }
      return Promise.resolve();
    },
    usageEvents: () => Promise.resolve([...usageEvents.values()]),
    saveMediaCheck: (check) => keep(mediaChecks, check.traceId, check),
    takeMediaCheck: (traceId) => {
      const check = mediaChecks.get(traceId);
      mediaChecks.delete(traceId);
      return Promise.resolve(check);
    },
    saveQuotaReport: (report) =>
      keep(quotaReports, `${report.userId} ${report.component} ${report.receivedAt}`, report),
    quotaReports: () => Promise.resolve([...quotaReports.values()]),
  };
}
