import { sql } from 'kysely';

import type { Store, StoredUser } from '../store';
import type { OpenDatabase } from './database';
import { consentsRow, phoneText, userRow } from './rows';
import type { Queries } from './tables';
import { tablesOfPeople } from './tables';

const msPerDay = 24 * 60 * 60 * 1000;

/** The person with this id. */
export async function userById(queries: Queries, id: string): Promise<StoredUser | undefined> {
  const row = await queries.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  return row && userRow.parse(row);
}

/** People and what they gave of themselves, but for the number. */
export function peopleMethods({ queries, atomically, sweep }: OpenDatabase) {
  const byOpenid = async (openid: string): Promise<StoredUser | undefined> => {
    const people = queries.selectFrom('users').selectAll().where('openid', '=', openid);
    const row = await people.executeTakeFirst();
    return row && userRow.parse(row);
  };
  return {
    findOrCreateUser: async (fresh, now) => {
      const { id, openid, nickname, avatarId: avatar_id, phone } = fresh;
      await queries
        .insertInto('users')
        .values({
          ...{ id, openid, nickname, avatar_id, phone: phone && phoneText(phone) },
          ...{ phone_digest: phone?.digest ?? null, created_at: now },
        })
        .onConflict((conflict) => conflict.column('openid').doNothing())
        .execute();
      return (await byOpenid(openid)) ?? fresh;
    },
    findUser: (id) => userById(queries, id),
    findUserByOpenid: byOpenid,
    findConsents: async (userId) => {
      const row = await queries
        .selectFrom('users')
        .select(['created_at', 'nickname_at', 'avatar_at', 'phone_at', 'phone_cleared_at'])
        .where('id', '=', userId)
        .executeTakeFirst();
      return row && consentsRow.parse(row);
    },
    saveNickname: async (userId, nickname, now) => {
      const row = await queries
        .updateTable('users')
        .set({ nickname, nickname_at: now })
        .where('id', '=', userId)
        .returningAll()
        .executeTakeFirst();
      return row && userRow.parse(row);
    },
    dropNickname: async (userId) => {
      await queries
        .updateTable('users')
        .set({ nickname: null, nickname_at: null })
        .where('id', '=', userId)
        .execute();
    },
    deleteUser: async (userId) => {
      await atomically(async (step) => {
        // First, so that whoever binds a number to the person at this moment waits.
        await step.deleteFrom('users').where('id', '=', userId).execute();
        await countUsage(step, userId);
        for (const table of tablesOfPeople) {
          await step.deleteFrom(table).where('user_id', '=', userId).execute();
        }
      });
      await sweep();
    },
  } satisfies Partial<Store>;
}

/** Adds the person's taps to everybody's. */
async function countUsage(step: Queries, userId: string): Promise<void> {
  await step
    .insertInto('usage_counts')
    .columns(['day', 'component', 'outcome', 'count'])
    .expression(
      step
        .selectFrom('usage_events')
        .select([
          sql<number>`at / ${sql.lit(msPerDay)}`.as('day'),
          ...(['component', 'outcome'] as const),
          sql<number>`count(*)`.as('count'),
        ])
        .where('user_id', '=', userId)
        .groupBy([sql`at / ${sql.lit(msPerDay)}`, 'component', 'outcome']),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'component', 'outcome'])
        .doUpdateSet({ count: sql`usage_counts.count + excluded.count` }),
    )
    .execute();
}
