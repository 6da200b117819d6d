import type { Insertable, Kysely, Selectable } from 'kysely';

/** Times are milliseconds since 1970, UTC; structures are JSON text. */
export interface Tables {
  users: {
    id: string;
    openid: string;
    nickname: string | null;
    avatar_id: string | null;
    phone: string | null;
    phone_digest: string | null;
    created_at: number;
    nickname_at: number | null;
    avatar_at: number | null;
    phone_at: number | null;
    phone_cleared_at: number | null;
  };
  avatars: { id: string; user_id: string; type: string; bytes: Buffer };
  sessions: {
    token_digest: string;
    user_id: string;
    sealed_session_key: string;
    expires_at: number;
  };
  exchanges: {
    code_digest: string;
    user_id: string;
    kind: string;
    phone: string | null;
    phone_digest: string | null;
    asked_at: number;
    asks: number;
    claim: string | null;
    claimed_until: number;
    expires_at: number;
  };
  answers: {
    user_id: string;
    key: string;
    body_digest: string;
    status: number | null;
    body: string | null;
    claim: string | null;
    claimed_until: number;
    expires_at: number;
  };
  sms_codes: {
    user_id: string;
    phone_digest: string;
    code_digest: string;
    sent_at: number;
    expires_at: number;
    guesses: number;
  };
  rate_limits: { key: string; times: string; expires_at: number };
  access_tokens: { appid: string; sealed: string; good_until: number };
  vault_marks: { id: number; mark: string };
  usage_events: { user_id: string; id: string; component: string; outcome: string; at: number };
  usage_counts: { day: number; component: string; outcome: string; count: number };
  quota_reports: { user_id: string; component: string; received_at: number };
  media_checks: { trace_id: string; user_id: string; avatar_id: string };
}

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;

/** The query builder over whichever database, or over one transaction of it. */
export type Queries = Kysely<Tables>;

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
export const tablesThatExpire = [
  'sessions',
  'exchanges',
  'answers',
  'sms_codes',
  'rate_limits',
] as const;
