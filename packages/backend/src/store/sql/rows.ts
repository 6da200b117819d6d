import { z } from 'zod';

import type {
  StoredAnswer,
  StoredAvatar,
  StoredConsents,
  StoredExchange,
  StoredMediaCheck,
  StoredPhone,
  StoredQuotaReport,
  StoredSession,
  StoredSmsCode,
  StoredUsageCount,
  StoredUsageEvent,
  StoredUser,
} from '../store';

/** What the database returns, turned into what the store promises; a damaged row throws. */

const json = z.string().transform((text): unknown => JSON.parse(text));
const component = z.enum(['quick', 'realtime']);
const phone = z.object({
  sealed: z.string(),
  digest: z.string(),
  masked: z.string(),
  countryCode: z.string(),
});

/** How a number stands in its column. */
export const phoneText = ({ sealed, digest, masked, countryCode }: StoredPhone): string =>
  JSON.stringify({ sealed, digest, masked, countryCode });

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

const moment = z.number().nullable();

export const consentsRow = z
  .object({
    created_at: z.number(),
    nickname_at: moment,
    avatar_at: moment,
    phone_at: moment,
    phone_cleared_at: moment,
  })
  .transform((row): StoredConsents => ({
    createdAt: row.created_at,
    nicknameAt: row.nickname_at,
    avatarAt: row.avatar_at,
    phoneAt: row.phone_at,
    phoneClearedAt: row.phone_cleared_at,
  }));

const isArrayBuffer = (value: unknown): boolean =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';

export const avatarRow = z
  .object({
    id: z.string(),
    user_id: z.string(),
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    // By shape: the drivers' buffers may come from another realm.
    bytes: z.custom<ArrayBuffer | Uint8Array>(
      (value) => ArrayBuffer.isView(value) || isArrayBuffer(value),
    ),
  })
  .transform(({ id, user_id, type, bytes }): StoredAvatar => ({
    id,
    userId: user_id,
    type,
    bytes: ArrayBuffer.isView(bytes) ? Buffer.from(bytes) : Buffer.from(new Uint8Array(bytes)),
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
  z.object({ kind: z.literal('lost') }),
]);

export const exchangeRow = z
  .object({
    code_digest: z.string(),
    user_id: z.string(),
    kind: z.string(),
    phone: json.nullable(),
    asked_at: z.number(),
    expires_at: z.number(),
  })
  .transform((row): StoredExchange => ({
    codeDigest: row.code_digest,
    userId: row.user_id,
    outcome: outcome.parse({ kind: row.kind, phone: row.phone }),
    askedAt: row.asked_at,
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
    sent_at: z.number(),
    expires_at: z.number(),
    guesses: z.number(),
  })
  .transform(({ guesses, ...row }): StoredSmsCode => ({
    userId: row.user_id,
    phoneDigest: row.phone_digest,
    codeDigest: row.code_digest,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    guesses,
  }));

export const usageEventRow = z
  .object({ user_id: z.string(), id: z.string(), component, outcome: z.string(), at: z.number() })
  .transform(({ user_id, ...row }): StoredUsageEvent => {
    const { id, component: which, outcome: ended, at } = row;
    return { id, userId: user_id, component: which, outcome: ended, at };
  });

export const usageCountRow = z.object({
  day: z.number(),
  component,
  outcome: z.string(),
  count: z.number(),
}) satisfies z.ZodType<StoredUsageCount>;

/** The times of the calls that a limit has counted. */
export const rateLimitRow = json.pipe(z.array(z.number()));

export const quotaReportRow = z
  .object({ user_id: z.string(), component, received_at: z.number() })
  .transform((row): StoredQuotaReport => ({
    userId: row.user_id,
    component: row.component,
    receivedAt: row.received_at,
  }));
