import type { OpenDatabase } from './database';
import { openDatabase } from './database';
import {
  answerRow,
  avatarRow,
  exchangeRow,
  mediaCheckRow,
  quotaReportRow,
  sessionRow,
  smsCodeRow,
  usageEventRow,
  userRow,
} from './rows';
import { schema, schemaVersion, tablesOfPeople, tablesThatExpire } from './schema';
import type { Store, StoredPhone, StoredUser } from './store';

/** A store in one SQLite file, which survives the process. */
export interface FileStore extends Store {
  /** Forgets everybody and everything. */
  reset(): void;
  /** Releases the file; no method may be called afterwards. */
  close(): void;
}

type Step = <Arguments extends readonly unknown[], Result>(
  work: (...given: Arguments) => Result,
) => (...given: Arguments) => Promise<Result>;

/**
 * Opens the store in `path`, which is created when there is none; `:memory:` keeps it in memory. One
 * process at a time: idempotency and rate limits also live in the process that holds it.
 */
export function createFileStore(path: string): FileStore {
  const database = openDatabase(path, schema, schemaVersion);
  // Every method is one transaction; what it throws rejects, as in a store that is further away.
  const step: Step =
    (work) =>
    (...given) =>
      new Promise((resolve) => {
        resolve(database.atomically(() => work(...given)));
      });
  return {
    ...userMethods(database, step),
    ...reportMethods(database, step),
    ...proofMethods(database, step),
    reset: () => {
      database.atomically(() => {
        for (const table of ['users', ...tablesOfPeople]) database.run(`DELETE FROM ${table}`);
      });
      database.sweep();
    },
    close: () => {
      database.close();
    },
  };
}

const userById = (database: OpenDatabase, id: string): StoredUser | undefined =>
  database.one(userRow, 'SELECT * FROM users WHERE id = ?', id);

function userMethods(database: OpenDatabase, step: Step) {
  const setPhone = (id: string, phone: StoredPhone | null): void => {
    const text = phone === null ? null : JSON.stringify(phone);
    const digest = phone?.digest ?? null;
    database.run('UPDATE users SET phone = ?, phone_digest = ? WHERE id = ?', text, digest, id);
  };
  const forget = step((userId: string): void => {
    database.run('DELETE FROM users WHERE id = ?', userId);
    for (const table of tablesOfPeople) {
      database.run(`DELETE FROM ${table} WHERE user_id = ?`, userId);
    }
  });
  const sweep = (): void => {
    database.sweep();
  };
  return {
    findOrCreateUser: step((fresh) => {
      const { id, openid, nickname, avatarId, phone } = fresh;
      database.run(
        'INSERT INTO users (id, openid, nickname, avatar_id, phone, phone_digest) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (openid) DO NOTHING',
        ...[id, openid, nickname, avatarId],
        phone === null ? null : JSON.stringify(phone),
        phone?.digest ?? null,
      );
      return database.one(userRow, 'SELECT * FROM users WHERE openid = ?', openid) ?? fresh;
    }),
    findUser: step((id) => userById(database, id)),
    findUserByOpenid: step((openid) =>
      database.one(userRow, 'SELECT * FROM users WHERE openid = ?', openid),
    ),
    saveNickname: step((userId, nickname) => {
      database.run('UPDATE users SET nickname = ? WHERE id = ?', nickname, userId);
      return userById(database, userId);
    }),
    saveAvatar: step(({ id, userId, type, bytes }) => {
      if (database.run('UPDATE users SET avatar_id = ? WHERE id = ?', id, userId) === 0) {
        return undefined;
      }
      database.run('DELETE FROM avatars WHERE user_id = ?', userId);
      database.run(
        'INSERT INTO avatars (id, user_id, type, bytes) VALUES (?, ?, ?, ?)',
        ...[id, userId, type, bytes],
      );
      return userById(database, userId);
    }),
    findAvatar: step((id) => database.one(avatarRow, 'SELECT * FROM avatars WHERE id = ?', id)),
    dropNickname: step((userId) => {
      database.run('UPDATE users SET nickname = NULL WHERE id = ?', userId);
    }),
    dropAvatar: step((userId, avatarId) => {
      database.run(
        'UPDATE users SET avatar_id = NULL WHERE id = ? AND avatar_id = ?',
        ...[userId, avatarId],
      );
      database.run('DELETE FROM avatars WHERE id = ? AND user_id = ?', avatarId, userId);
    }),
    bindPhone: step((userId, phone, move) => {
      if (userById(database, userId) === undefined) return { kind: 'no-user' };
      const owner = database.one(
        userRow,
        'SELECT * FROM users WHERE phone_digest = ? AND id <> ?',
        ...[phone.digest, userId],
      );
      if (owner !== undefined && !move) return { kind: 'taken' };
      if (owner !== undefined) setPhone(owner.id, null);
      setPhone(userId, phone);
      const user = userById(database, userId);
      return user === undefined ? { kind: 'no-user' } : { kind: 'bound', user };
    }),
    unbindPhone: step((userId) => {
      setPhone(userId, null);
    }),
    deleteUser: (userId) => forget(userId).then(sweep),
  } satisfies Partial<Store>;
}

function reportMethods(database: OpenDatabase, step: Step) {
  return {
    saveUsageEvents: step((events) => {
      for (const { userId, id, component, outcome, at } of events) {
        database.run(
          'INSERT INTO usage_events (user_id, id, component, outcome, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          ...[userId, id, component, outcome, at],
        );
      }
    }),
    usageEvents: step(() =>
      database.all(usageEventRow, 'SELECT * FROM usage_events ORDER BY rowid'),
    ),
    saveMediaCheck: step(({ traceId, userId, avatarId }) => {
      database.run(
        'INSERT OR REPLACE INTO media_checks (trace_id, user_id, avatar_id) VALUES (?, ?, ?)',
        ...[traceId, userId, avatarId],
      );
    }),
    takeMediaCheck: step((traceId) => {
      const check = database.one(
        mediaCheckRow,
        'SELECT * FROM media_checks WHERE trace_id = ?',
        traceId,
      );
      database.run('DELETE FROM media_checks WHERE trace_id = ?', traceId);
      return check;
    }),
    saveQuotaReport: step(({ userId, component, receivedAt }) => {
      database.run(
        'INSERT INTO quota_reports (user_id, component, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[userId, component, receivedAt],
      );
    }),
    quotaReports: step(() =>
      database.all(quotaReportRow, 'SELECT * FROM quota_reports ORDER BY rowid'),
    ),
  } satisfies Partial<Store>;
}

function proofMethods(database: OpenDatabase, step: Step) {
  const key = 'user_id = ? AND phone_digest = ?';
  const expire = step((now: number): void => {
    for (const table of tablesThatExpire) {
      database.run(`DELETE FROM ${table} WHERE expires_at <= ?`, now);
    }
  });
  return {
    saveSmsCode: step(({ userId, phoneDigest, codeDigest, expiresAt, guesses }) => {
      database.run(
        'INSERT OR REPLACE INTO sms_codes (user_id, phone_digest, code_digest, expires_at, guesses) VALUES (?, ?, ?, ?, ?)',
        ...[userId, phoneDigest, codeDigest, expiresAt, guesses],
      );
    }),
    guessSmsCode: step((userId, phoneDigest) => {
      const sent = database.one(
        smsCodeRow,
        `SELECT * FROM sms_codes WHERE ${key}`,
        ...[userId, phoneDigest],
      );
      database.run(
        `UPDATE sms_codes SET guesses = guesses + 1 WHERE ${key}`,
        ...[userId, phoneDigest],
      );
      return sent;
    }),
    dropSmsCode: step((userId, phoneDigest) => {
      database.run(`DELETE FROM sms_codes WHERE ${key}`, userId, phoneDigest);
    }),
    saveSession: step(({ tokenDigest, userId, sealedSessionKey, expiresAt }) => {
      database.run(
        'INSERT OR REPLACE INTO sessions (token_digest, user_id, sealed_session_key, expires_at) VALUES (?, ?, ?, ?)',
        ...[tokenDigest, userId, sealedSessionKey, expiresAt],
      );
    }),
    findSession: step((tokenDigest) =>
      database.one(sessionRow, 'SELECT * FROM sessions WHERE token_digest = ?', tokenDigest),
    ),
    saveExchange: step(({ codeDigest, userId, outcome, expiresAt }) => {
      database.run(
        'INSERT OR REPLACE INTO exchanges (code_digest, user_id, outcome, expires_at) VALUES (?, ?, ?, ?)',
        ...[codeDigest, userId, JSON.stringify(outcome), expiresAt],
      );
    }),
    findExchange: step((codeDigest) =>
      database.one(exchangeRow, 'SELECT * FROM exchanges WHERE code_digest = ?', codeDigest),
    ),
    forgetExpired: (now) =>
      expire(now).then(() => {
        database.sweep();
      }),
    saveAnswer: step(({ userId, key: name, bodyDigest, status, body, expiresAt }) => {
      database.run(
        'INSERT OR REPLACE INTO answers (user_id, key, body_digest, status, body, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        ...[userId, name, bodyDigest, status, JSON.stringify(body), expiresAt],
      );
    }),
    findAnswer: step((userId, name) =>
      database.one(
        answerRow,
        'SELECT * FROM answers WHERE user_id = ? AND key = ?',
        ...[userId, name],
      ),
    ),
  } satisfies Partial<Store>;
}
