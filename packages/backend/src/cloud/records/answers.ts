import { z } from 'zod';

import type { Claim, Store, StoredAnswer } from '../../store/store';
import { findPerson } from './people';
import type { Records } from './records';

const answerRecord = z.object({
  ...{ userId: z.string(), key: z.string(), bodyDigest: z.string(), expiresAt: z.number() },
  ...{ status: z.number().nullable(), body: z.string().nullable(), answerEpoch: z.number() },
  ...{ claim: z.string(), claimedUntil: z.number() },
});
const bodyOf = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.looseObject({}));

const answerId = (userId: string, key: string): string => `answer:${userId}:${key}`;

/** First answers to requests with an idempotency key. */
export function answerMethods(records: Records) {
  const epochOf = async (userId: string): Promise<number> =>
    (await findPerson(records, userId))?.answerEpoch ?? 0;
  const read = async (userId: string, key: string) => {
    const record = await records.find(answerId(userId, key));
    return record && answerRecord.parse(record);
  };
  const ifOurs = (userId: string, key: string, claimId: string, fields: object): Promise<boolean> =>
    records.change(answerId(userId, key), { claim: claimId }, { ...fields });
  return {
    findAnswer: async (userId, key) => {
      const found = await read(userId, key);
      const isVoid = found === undefined || found.answerEpoch < (await epochOf(userId));
      return isVoid ? undefined : answerIn(found);
    },
    claimAnswer: async ({ userId, key, bodyDigest, expiresAt }, claim: Claim, now) => {
      const answerEpoch = await epochOf(userId);
      const fresh = {
        ...{ bodyDigest, status: null, body: null, expiresAt, answerEpoch },
        ...{ claim: claim.id, claimedUntil: claim.until },
      };
      const id = answerId(userId, key);
      if (await records.add(id, { kind: 'answer', userId, key, ...fresh }))
        return { kind: 'claimed' };
      const found = await read(userId, key);
      if (found === undefined) return { kind: 'running', bodyDigest };
      const answer = answerIn(found);
      const isVoid = found.answerEpoch < answerEpoch || found.expiresAt <= now;
      if (isVoid || (answer === undefined && found.claimedUntil <= now)) {
        const { claim: earlier, claimedUntil, expiresAt: earlierEnd } = found;
        const asRead = { claim: earlier, claimedUntil, expiresAt: earlierEnd };
        if (await records.change(id, asRead, fresh)) return { kind: 'claimed' };
        return { kind: 'running', bodyDigest: isVoid ? bodyDigest : found.bodyDigest };
      }
      return answer === undefined
        ? { kind: 'running', bodyDigest: found.bodyDigest }
        : { kind: 'kept', answer };
    },
    prolongAnswer: async (userId, key, claim) => {
      await ifOurs(userId, key, claim.id, { claimedUntil: claim.until });
    },
    releaseAnswer: async (userId, key, claimId) => {
      await records.removeIf(answerId(userId, key), { claim: claimId });
    },
    saveAnswer: async ({ userId, key, bodyDigest, status, body, expiresAt }, claimId) => {
      const answered = { bodyDigest, status, body: JSON.stringify(body), expiresAt };
      await ifOurs(userId, key, claimId, { ...answered, claim: '', claimedUntil: 0 });
    },
  } satisfies Partial<Store>;
}

/** The answer in the record; `undefined` while it is being made. */
function answerIn(found: z.infer<typeof answerRecord>): StoredAnswer | undefined {
  const { userId, key, bodyDigest, status, body, expiresAt } = found;
  if (status === null || body === null) return undefined;
  return { userId, key, bodyDigest, status, body: bodyOf.parse(body), expiresAt };
}
