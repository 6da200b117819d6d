import { z } from 'zod';

/** What WeChat told, and when (`toldAt`, milliseconds since 1970), as far as this backend has something to do about it. */
export type PushMessage =
  /** The result of media_check_async; `unknown` when WeChat could not look at the picture. */
  | {
      readonly kind: 'media-checked';
      readonly traceId: string;
      readonly verdict: 'pass' | 'rejected' | 'unknown';
    }
  /** A person took back what they had allowed (RevokeInfo: 6 nickname and avatar, 8 phone …). */
  | {
      readonly kind: 'authorization-revoked';
      readonly openid: string;
      readonly revoked: readonly number[];
      readonly toldAt: number;
    }
  /** WeChat cleared the nickname or avatar of a person because they were risky. */
  | { readonly kind: 'profile-cleared'; readonly openid: string; readonly toldAt: number }
  /** A person deleted their WeChat account. */
  | { readonly kind: 'account-cancelled'; readonly openid: string; readonly toldAt: number }
  | ({ readonly kind: 'quota-low' } & QuotaAlert)
  | { readonly kind: 'other' };

/** A paid ability runs low: WeChat tells at 20, 10, 5 and 0 % (docs/wechat-facts.md §6). */
export interface QuotaAlert {
  /** 10000077 quick, 10000086 real-time. */
  readonly spuId: number;
  readonly total: number;
  readonly used: number;
}

const event = z.object({ Event: z.string() });
const openid = z.string().min(1);
/** Whole seconds: the end of that second, so that a withdrawal in the moment of a consent counts. */
const createTime = z.coerce.number().transform((seconds) => seconds * 1000 + 999);
const mediaCheck = z
  .object({
    trace_id: z.string().min(1),
    // Only with 0 is there a result; -1008: the picture could not be fetched.
    errcode: z.number().default(0),
    result: z.object({ suggest: z.string() }).optional(),
  })
  .transform(({ trace_id: traceId, errcode, result }): PushMessage => {
    const known = errcode === 0 ? result?.suggest : undefined;
    const verdict = known === undefined ? 'unknown' : known === 'pass' ? 'pass' : 'rejected';
    return { kind: 'media-checked', traceId, verdict };
  });
const revoke = z
  .object({ OpenID: openid, CreateTime: createTime, RevokeInfo: z.coerce.string() })
  .transform(({ OpenID, CreateTime, RevokeInfo }): PushMessage => ({
    kind: 'authorization-revoked',
    openid: OpenID,
    toldAt: CreateTime,
    revoked: Array.from(RevokeInfo.matchAll(/\d+/g), ([number]) => Number(number)),
  }));
const aboutPerson = (kind: 'profile-cleared' | 'account-cancelled') =>
  z
    .object({ OpenID: openid, CreateTime: createTime })
    .transform(({ OpenID, CreateTime }): PushMessage => ({
      ...{ kind, openid: OpenID, toldAt: CreateTime },
    }));

const quotaLow = z
  .object({
    spu_id: z.coerce.number(),
    total_quota: z.coerce.number(),
    total_used_quota: z.coerce.number(),
  })
  .transform((quota): PushMessage => ({
    kind: 'quota-low',
    spuId: quota.spu_id,
    total: quota.total_quota,
    used: quota.total_used_quota,
  }));

const shapes: Readonly<Record<string, z.ZodType<PushMessage>>> = {
  wxa_media_check: mediaCheck,
  user_authorization_revoke: revoke,
  user_info_modified: aboutPerson('profile-cleared'),
  user_authorization_cancellation: aboutPerson('account-cancelled'),
  charge_mp_service_quota_notify: quotaLow,
};

/** Reads a message in the format JSON; `undefined` for what is not one of WeChat's. */
export function readPushMessage(text: string): PushMessage | undefined {
  const json = parseJson(text);
  const head = event.safeParse(json);
  if (!head.success) return undefined;
  const shape = shapes[head.data.Event];
  if (shape === undefined) return { kind: 'other' };
  const parsed = shape.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
