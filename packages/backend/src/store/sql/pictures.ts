import type { Store } from '../store';
import type { OpenDatabase } from './database';
import { avatarRow, mediaCheckRow, userRow } from './rows';

/** Pictures of people, and WeChat's reviews of them. */
export function pictureMethods({ queries, atomically }: OpenDatabase) {
  return {
    saveAvatar: ({ id, userId, type, bytes }, now) =>
      atomically(async (step) => {
        const user = await step
          .updateTable('users')
          .set({ avatar_id: id, avatar_at: now })
          .where('id', '=', userId)
          .returningAll()
          .executeTakeFirst();
        if (user === undefined) return undefined;
        await step.deleteFrom('avatars').where('user_id', '=', userId).execute();
        await step.insertInto('avatars').values({ id, user_id: userId, type, bytes }).execute();
        return userRow.parse(user);
      }),
    findAvatar: async (id) => {
      const pictures = queries.selectFrom('avatars').selectAll().where('id', '=', id);
      const row = await pictures.executeTakeFirst();
      return row && avatarRow.parse(row);
    },
    dropAvatar: (userId, avatarId) =>
      atomically(async (step) => {
        await step
          .updateTable('users')
          .set({ avatar_id: null, avatar_at: null })
          .where('id', '=', userId)
          .where('avatar_id', '=', avatarId)
          .execute();
        await step
          .deleteFrom('avatars')
          .where('id', '=', avatarId)
          .where('user_id', '=', userId)
          .execute();
      }),
    saveMediaCheck: async ({ traceId, userId, avatarId }) => {
      await queries
        .insertInto('media_checks')
        .values({ trace_id: traceId, user_id: userId, avatar_id: avatarId })
        .onConflict((conflict) =>
          conflict.column('trace_id').doUpdateSet({ user_id: userId, avatar_id: avatarId }),
        )
        .execute();
    },
    takeMediaCheck: async (traceId) => {
      const row = await queries
        .deleteFrom('media_checks')
        .where('trace_id', '=', traceId)
        .returningAll()
        .executeTakeFirst();
      return row && mediaCheckRow.parse(row);
    },
  } satisfies Partial<Store>;
}
