import { z } from 'zod';

import type { Platform } from './platform';

const refusal = z.object({
  kind: z.literal('refused'),
  errMsg: z.string(),
  errno: z.number().exactOptional(),
});
const review = z.object({ verdict: z.enum(['pass', 'reject', 'timeout']) });

/** What each method of a remote platform must return. */
export const platformAnswers = {
  login: z.object({ code: z.string() }),
  checkSession: z.object({ valid: z.boolean() }),
  queryPhone: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ready'),
      numbers: z.array(z.object({ id: z.string(), masked: z.string(), countryCode: z.string() })),
    }),
    refusal,
  ]),
  grantPhone: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('granted'),
      code: z.string(),
      encryptedData: z.string().exactOptional(),
      iv: z.string().exactOptional(),
      cloudID: z.string().exactOptional(),
    }),
    refusal,
  ]),
  reviewNickname: review,
  reviewAvatar: review,
} as const;

/** What it may say beside a status that is not 2xx. */
const problem = z.object({ error: z.string() });

/**
 * A platform in another process: `POST <base>/<method>` with the request as JSON gives JSON, for
 * each method of `Platform`. Rejects with the method's name and the
 * other side's reason (`{error}`) when it fails.
 */
export function createHttpPlatform(base: string): Platform {
  const call = async <Answer>(
    method: keyof Platform,
    request: object,
    schema: z.ZodType<Answer>,
  ): Promise<Answer> => {
    const response = await fetch(`${base.replace(/\/$/, '')}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (!response.ok) {
      const reason = problem.safeParse(await response.json().catch(() => undefined)).data?.error;
      const status = `HTTP ${response.status} from ${base}`;
      throw new Error(`platform ${method}: ${reason ?? status}`);
    }
    return schema.parse(await response.json());
  };
  return {
    login: (request) => call('login', request, platformAnswers.login),
    checkSession: (request) => call('checkSession', request, platformAnswers.checkSession),
    queryPhone: (request) => call('queryPhone', request, platformAnswers.queryPhone),
    grantPhone: (request) => call('grantPhone', request, platformAnswers.grantPhone),
    reviewNickname: (request) => call('reviewNickname', request, platformAnswers.reviewNickname),
    reviewAvatar: (request) => call('reviewAvatar', request, platformAnswers.reviewAvatar),
  };
}
