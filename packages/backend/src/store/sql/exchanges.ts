import { sql } from 'kysely';

import type { ExchangeVerdict, Store, StoredExchange } from '../store';
import type { OpenDatabase } from './database';
import { exchangeRow, phoneText } from './rows';

const columnsOf = (verdict: StoredExchange['outcome']) => ({
  kind: verdict.kind,
  phone: verdict.kind === 'number' ? phoneText(verdict.phone) : null,
  phone_digest: verdict.kind === 'number' ? verdict.phone.digest : null,
});

/** What stands in the way of a late answer: a number mends what seemed lost, a refusal needs the claim. */
const mayReplace = (verdict: ExchangeVerdict): readonly string[] =>
  verdict.kind === 'number' ? ['asked', 'lost'] : ['asked'];

/** Proofs on their way to WeChat; every change is a compare-and-set. */
export function exchangeMethods({ queries }: OpenDatabase) {
  const find = async (codeDigest: string): Promise<StoredExchange | undefined> => {
    const row = await queries
      .selectFrom('exchanges')
      .selectAll()
      .where('code_digest', '=', codeDigest)
      .executeTakeFirst();
    return row && exchangeRow.parse(row);
  };
  return {
    findExchange: find,
    claimExchange: async ({ codeDigest, userId, askedAt, expiresAt }, claim, now) => {
      const claimed = await queries
        .insertInto('exchanges')
        .values({
          ...{ code_digest: codeDigest, user_id: userId, kind: 'asked', asked_at: askedAt },
          ...{ asks: 1, claim: claim.id, claimed_until: claim.until, expires_at: expiresAt },
        })
        .onConflict((conflict) =>
          conflict
            .column('code_digest')
            .doUpdateSet({
              ...{ claim: claim.id, claimed_until: claim.until },
              asks: sql`exchanges.asks + 1`,
            })
            .where('exchanges.kind', '=', 'asked')
            .where('exchanges.claimed_until', '<=', now),
        )
        .returning('asks')
        .executeTakeFirst();
      if (claimed !== undefined) return { kind: 'claimed', asks: claimed.asks };
      const exchange = await find(codeDigest);
      // Gone again in between: its person was deleted.
      return exchange === undefined || exchange.outcome.kind === 'asked'
        ? { kind: 'running' }
        : { kind: 'settled', exchange };
    },
    prolongExchange: async (codeDigest, claim) => {
      await queries
        .updateTable('exchanges')
        .set({ claimed_until: claim.until })
        .where('code_digest', '=', codeDigest)
        .where('claim', '=', claim.id)
        .execute();
    },
    releaseExchange: async (codeDigest, claimId) => {
      await queries
        .updateTable('exchanges')
        .set({ claim: null, claimed_until: 0 })
        .where('code_digest', '=', codeDigest)
        .where('claim', '=', claimId)
        .execute();
    },
    settleExchange: async (codeDigest, claimId, verdict) => {
      let update = queries
        .updateTable('exchanges')
        .set({ ...columnsOf(verdict), claim: null, claimed_until: 0 })
        .where('code_digest', '=', codeDigest)
        .where('kind', 'in', mayReplace(verdict));
      if (verdict.kind !== 'number') update = update.where('claim', '=', claimId);
      const row = await update.returningAll().executeTakeFirst();
      if (row !== undefined) return exchangeRow.parse(row);
      const standing = await find(codeDigest);
      return standing?.outcome.kind === 'asked' ? undefined : standing;
    },
    saveExchange: async (exchange) => {
      const { codeDigest, userId, outcome, askedAt, expiresAt } = exchange;
      await queries
        .insertInto('exchanges')
        .values({
          ...{ code_digest: codeDigest, user_id: userId, ...columnsOf(outcome) },
          ...{ asked_at: askedAt, asks: 1, claimed_until: 0, expires_at: expiresAt },
        })
        .onConflict((conflict) => conflict.column('code_digest').doNothing())
        .execute();
      return (await find(codeDigest)) ?? exchange;
    },
  } satisfies Partial<Store>;
}
