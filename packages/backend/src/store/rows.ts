import { z } from 'zod';

import type {
  StoredAnswer,
  StoredAvatar,
  StoredExchange,
  StoredMediaCheck,
  StoredPhone,
  StoredQuotaReport,
  StoredSession,
  StoredSmsCode,
  StoredUsageEvent,
  StoredUser,
} from './store';

/** What SQLite returns, turned into what the store promises; a damaged row throws. */

const json = z.string().transform((text): unknown => JSON.parse(text));
const component = z.enum(['quick', 'realtime']);
const phone = z.object({
  sealed: z.string(),
  digest: z.string(),
  masked: z.string(),
  countryCode: z.string(),
});

export const userRow = z
  .object({
    id: z.string(),
    openid: z.string(),
    nickname: z.string().nullable(),
    avatar_id: z.string().nullable(),
    phone: json.pipe(phone).nullable(),
  })
  .transform(({ avatar_id, phone: stored, ...user }): StoredUser => ({
    ...user,
    avatarId: avatar_id,
    phone: stored satisfies StoredPhone | null,
  }));

export const avatarRow = z
  .object({
    id: z.string(),
    user_id: z.string(),
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    // By shape: the driver's buffers may come from another realm.
    bytes: z.custom<Uint8Array>((value) => ArrayBuffer.isView(value)),
  })
  .transform(({ id, user_id, type, bytes }): StoredAvatar => ({
    id,
    userId: user_id,
    type,
    bytes: Buffer.from(bytes),
  }));

export const mediaCheckRow = z
  .object({ trace_id: z.string(), user_id: z.string(), avatar_id: z.string() })
  .transform((row): StoredMediaCheck => ({
    traceId: row.trace_id,
    userId: row.user_id,
    avatarId: row.avatar_id,
  }));

export const sessionRow = z
  .object({
    token_digest: z.string(),
    user_id: z.string(),
    sealed_session_key: z.string(),
    expires_at: z.number(),
  })
  .transform((row): StoredSession => ({
    tokenDigest: row.token_digest,
    userId: row.user_id,
    sealedSessionKey: row.sealed_session_key,
    expiresAt: row.expires_at,
  }));

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('number'), phone }),
  z.object({ kind: z.literal('code-invalid') }),
]);

export const exchangeRow = z
  .object({
    code_digest: z.string(),
    user_id: z.string(),
    outcome: json.pipe(outcome),
    expires_at: z.number(),
  })
  .transform((row): StoredExchange => ({
    codeDigest: row.code_digest,
    userId: row.user_id,
    outcome: row.outcome,
    expiresAt: row.expires_at,
  }));

export const answerRow = z
  .object({
    user_id: z.string(),
    key: z.string(),
    body_digest: z.string(),
    status: z.number(),
    body: json.pipe(z.looseObject({})),
    expires_at: z.number(),
  })
  .transform(({ key, status, body, ...row }): StoredAnswer => ({
    userId: row.user_id,
    key,
    bodyDigest: row.body_digest,
    status,
    body,
    expiresAt: row.expires_at,
  }));

export const smsCodeRow = z
  .object({
    user_id: z.string(),
    phone_digest: z.string(),
    code_digest: z.string(),
    expires_at: z.number(),
    guesses: z.number(),
  })
  .transform(({ guesses, ...row }): StoredSmsCode => ({
    userId: row.user_id,
    phoneDigest: row.phone_digest,
    codeDigest: row.code_digest,
    expiresAt: row.expires_at,
    guesses,
  }));

export const usageEventRow = z
  .object({ user_id: z.string(), id: z.string(), component, outcome: z.string(), at: z.number() })
  .transform(({ user_id, ...row }): StoredUsageEvent => {
    const { id, component: which, outcome: ended, at } = row;
    return { id, userId: user_id, component: which, outcome: ended, at };
  });

export const quotaReportRow = z
  .object({ user_id: z.string(), component, received_at: z.number() })
  .transform((row): StoredQuotaReport => ({
    userId: row.user_id,
    component: row.component,
    receivedAt: row.received_at,
  }));
