import type { Store } from '../store';
import type { OpenDatabase } from './database';

/** What all processes on the database have in common. */
export function sharedMethods({ queries }: OpenDatabase) {
  const findMark = async (): Promise<string | undefined> =>
    (await queries.selectFrom('vault_marks').select('mark').executeTakeFirst())?.mark;
  return {
    findToken: async (appid) => {
      const row = await queries
        .selectFrom('access_tokens')
        .selectAll()
        .where('appid', '=', appid)
        .executeTakeFirst();
      return row && { sealed: row.sealed, goodUntil: row.good_until };
    },
    replaceToken: async (appid, earlier, { sealed, goodUntil }) => {
      const content = { sealed, good_until: goodUntil };
      const row = await queries
        .insertInto('access_tokens')
        .values({ appid, ...content })
        .onConflict((conflict) =>
          conflict
            .column('appid')
            .doUpdateSet(content)
            .where('access_tokens.sealed', '=', earlier?.sealed ?? ''),
        )
        .returning('appid')
        .executeTakeFirst();
      return row !== undefined;
    },
    findVaultMark: findMark,
    claimVaultMark: async (mark) => {
      await queries
        .insertInto('vault_marks')
        .values({ id: 1, mark })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      return (await findMark()) ?? mark;
    },
  } satisfies Partial<Store>;
}
