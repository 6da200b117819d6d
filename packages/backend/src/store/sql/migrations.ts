import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';

import type { Queries } from './tables';

/** What the two databases have different words for. */
export interface Words {
  /** 64 bits. */
  readonly integer: string;
  readonly bytes: string;
  /** Behind a table: values of another type are refused. */
  readonly strict: string;
}

/** Never changed once it was released: what comes later is a migration of its own. */
const first = ({ integer, bytes, strict }: Words): readonly string[] => [
  `create table users (
    id text primary key,
    openid text not null unique,
    nickname text,
    avatar_id text,
    phone text,
    phone_digest text unique,
    created_at ${integer} not null,
    nickname_at ${integer},
    avatar_at ${integer},
    phone_at ${integer},
    phone_cleared_at ${integer}
  )${strict}`,
  `create table avatars (
    id text primary key,
    user_id text not null,
    type text not null,
    bytes ${bytes} not null
  )${strict}`,
  `create table sessions (
    token_digest text primary key,
    user_id text not null,
    sealed_session_key text not null,
    expires_at ${integer} not null
  )${strict}`,
  `create table exchanges (
    code_digest text primary key,
    user_id text not null,
    kind text not null,
    phone text,
    phone_digest text,
    asked_at ${integer} not null,
    asks ${integer} not null,
    claim text,
    claimed_until ${integer} not null,
    expires_at ${integer} not null
  )${strict}`,
  `create table answers (
    user_id text not null,
    key text not null,
    body_digest text not null,
    status ${integer},
    body text,
    claim text,
    claimed_until ${integer} not null,
    expires_at ${integer} not null,
    primary key (user_id, key)
  )${strict}`,
  `create table sms_codes (
    user_id text not null,
    phone_digest text not null,
    code_digest text not null,
    sent_at ${integer} not null,
    expires_at ${integer} not null,
    guesses ${integer} not null,
    primary key (user_id, phone_digest)
  )${strict}`,
  `create table rate_limits (
    key text primary key,
    times text not null,
    expires_at ${integer} not null
  )${strict}`,
  `create table access_tokens (
    appid text primary key,
    sealed text not null,
    good_until ${integer} not null
  )${strict}`,
  `create table vault_marks (id ${integer} primary key, mark text not null)${strict}`,
  `create table usage_events (
    user_id text not null,
    id text not null,
    component text not null,
    outcome text not null,
    at ${integer} not null,
    primary key (user_id, id)
  )${strict}`,
  `create table usage_counts (
    day ${integer} not null,
    component text not null,
    outcome text not null,
    count ${integer} not null,
    primary key (day, component, outcome)
  )${strict}`,
  `create table quota_reports (
    user_id text not null,
    component text not null,
    received_at ${integer} not null,
    primary key (user_id, component, received_at)
  )${strict}`,
  `create table media_checks (
    trace_id text primary key,
    user_id text not null,
    avatar_id text not null
  )${strict}`,
  'create index avatars_by_user on avatars (user_id)',
  'create index sessions_by_user on sessions (user_id)',
  'create index exchanges_by_user on exchanges (user_id)',
];

const running = (statements: readonly string[]): Migration => ({
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});

/**
 * Brings the database to the tables of this version; several processes may start at once.
 * @throws when the database was written by a newer version
 */
export async function migrate(db: Queries, words: Words): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ '0001-first': running(first(words)) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new Error('The database was written by a newer version of this backend; use that one.', {
      cause: error,
    });
  }
  throw error instanceof Error ? error : new Error('The database cannot be migrated.');
}
