import type { Store, StoredAnswer } from '../store';
import type { OpenDatabase } from './database';
import { answerRow } from './rows';
import type { Row } from './tables';

/** The answer in the row; `undefined` while it is being made. */
const answerIn = (row: Row<'answers'>): StoredAnswer | undefined =>
  row.status === null ? undefined : answerRow.parse(row);

/** First answers to requests with an idempotency key. */
export function answerMethods({ queries }: OpenDatabase) {
  const find = (userId: string, key: string): Promise<Row<'answers'> | undefined> =>
    queries
      .selectFrom('answers')
      .selectAll()
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .executeTakeFirst();
  return {
    findAnswer: async (userId, key) => {
      const row = await find(userId, key);
      return row && answerIn(row);
    },
    claimAnswer: async ({ userId, key, bodyDigest, expiresAt }, claim, now) => {
      const claimed = {
        ...{ body_digest: bodyDigest, status: null, body: null },
        ...{ claim: claim.id, claimed_until: claim.until, expires_at: expiresAt },
      };
      const row = await queries
        .insertInto('answers')
        .values({ user_id: userId, key, ...claimed })
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'key'])
            .doUpdateSet(claimed)
            .where((where) =>
              where.or([
                where('answers.expires_at', '<=', now),
                where.and([
                  where('answers.status', 'is', null),
                  where('answers.claimed_until', '<=', now),
                ]),
              ]),
            ),
        )
        .returning('key')
        .executeTakeFirst();
      if (row !== undefined) return { kind: 'claimed' };
      const found = await find(userId, key);
      const answer = found && answerIn(found);
      return answer === undefined
        ? { kind: 'running', bodyDigest: found?.body_digest ?? bodyDigest }
        : { kind: 'kept', answer };
    },
    prolongAnswer: async (userId, key, claim) => {
      await queries
        .updateTable('answers')
        .set({ claimed_until: claim.until })
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .where('claim', '=', claim.id)
        .execute();
    },
    releaseAnswer: async (userId, key, claimId) => {
      await queries
        .deleteFrom('answers')
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .where('claim', '=', claimId)
        .execute();
    },
    saveAnswer: async ({ userId, key, bodyDigest, status, body, expiresAt }, claimId) => {
      await queries
        .updateTable('answers')
        .set({
          ...{ body_digest: bodyDigest, status, body: JSON.stringify(body) },
          ...{ claim: null, claimed_until: 0, expires_at: expiresAt },
        })
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .where('claim', '=', claimId)
        .execute();
    },
  } satisfies Partial<Store>;
}
