import type { Store } from '../store';
import type { OpenDatabase } from './database';
import { sessionRow, smsCodeRow } from './rows';

/** Sessions and SMS codes. */
export function sessionMethods({ queries, atomically }: OpenDatabase) {
  return {
    saveSession: ({ tokenDigest, userId, sealedSessionKey, expiresAt }, most) =>
      atomically(async (step) => {
        await step
          .insertInto('sessions')
          .values({
            ...{ token_digest: tokenDigest, user_id: userId, expires_at: expiresAt },
            sealed_session_key: sealedSessionKey,
          })
          .execute();
        const { count } = await step
          .selectFrom('sessions')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow();
        if (count <= most) return;
        const tooMany = step
          .selectFrom('sessions')
          .select('token_digest')
          .where('user_id', '=', userId)
          .where('token_digest', '<>', tokenDigest)
          .orderBy('expires_at')
          .limit(count - most);
        await step.deleteFrom('sessions').where('token_digest', 'in', tooMany).execute();
      }),
    findSession: async (tokenDigest) => {
      const row = await queries
        .selectFrom('sessions')
        .selectAll()
        .where('token_digest', '=', tokenDigest)
        .executeTakeFirst();
      return row && sessionRow.parse(row);
    },
  } satisfies Partial<Store>;
}

/** SMS codes on their way. */
export function smsCodeMethods({ queries }: OpenDatabase) {
  return {
    saveSmsCode: async (code) => {
      const { codeDigest: code_digest, sentAt: sent_at, expiresAt: expires_at, guesses } = code;
      const content = { code_digest, sent_at, expires_at, guesses };
      await queries
        .insertInto('sms_codes')
        .values({ user_id: code.userId, phone_digest: code.phoneDigest, ...content })
        .onConflict((conflict) =>
          conflict.columns(['user_id', 'phone_digest']).doUpdateSet(content),
        )
        .execute();
    },
    guessSmsCode: async (userId, phoneDigest) => {
      const row = await queries
        .updateTable('sms_codes')
        .set((set) => ({ guesses: set('guesses', '+', 1) }))
        .where('user_id', '=', userId)
        .where('phone_digest', '=', phoneDigest)
        .returningAll()
        .executeTakeFirst();
      return row && smsCodeRow.parse({ ...row, guesses: row.guesses - 1 });
    },
    giveGuessBack: async (userId, phoneDigest) => {
      await queries
        .updateTable('sms_codes')
        .set((set) => ({ guesses: set('guesses', '-', 1) }))
        .where('user_id', '=', userId)
        .where('phone_digest', '=', phoneDigest)
        .where('guesses', '>', 0)
        .execute();
    },
    dropSmsCode: async (userId, phoneDigest) => {
      await queries
        .deleteFrom('sms_codes')
        .where('user_id', '=', userId)
        .where('phone_digest', '=', phoneDigest)
        .execute();
    },
  } satisfies Partial<Store>;
}
