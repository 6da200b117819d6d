/** Raised with every change of the tables below. */
export const schemaVersion = 4;

/** The tables of the file store. */
export const schema = `
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  openid TEXT NOT NULL UNIQUE,
  nickname TEXT,
  avatar_id TEXT,
  phone TEXT,
  phone_digest TEXT UNIQUE
) STRICT;
CREATE TABLE avatars (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE sessions (
  token_digest TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  sealed_session_key TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE exchanges (
  code_digest TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE answers (
  user_id TEXT NOT NULL,
  key TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT;
CREATE TABLE sms_codes (
  user_id TEXT NOT NULL,
  phone_digest TEXT NOT NULL,
  code_digest TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  guesses INTEGER NOT NULL,
  PRIMARY KEY (user_id, phone_digest)
) STRICT;
CREATE TABLE usage_events (
  user_id TEXT NOT NULL,
  id TEXT NOT NULL,
  component TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, id)
) STRICT;
CREATE TABLE quota_reports (
  user_id TEXT NOT NULL,
  component TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, component, received_at)
) STRICT;
CREATE TABLE media_checks (
  trace_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  avatar_id TEXT NOT NULL
) STRICT;
CREATE INDEX avatars_by_user ON avatars (user_id);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX exchanges_by_user ON exchanges (user_id);
`;

/** Every table with a `user_id`; deleting a person empties these of them. */
export const tablesOfPeople = [
  'avatars',
  'sessions',
  'exchanges',
  'answers',
  'sms_codes',
  'usage_events',
  'quota_reports',
  'media_checks',
] as const;

/** Every table with an `expires_at`. */
export const tablesThatExpire = ['sessions', 'exchanges', 'answers', 'sms_codes'] as const;
