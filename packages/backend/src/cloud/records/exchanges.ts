import { z } from 'zod';

import type { ExchangeVerdict, Store, StoredExchange } from '../../store/store';
import { findPerson, phoneOf, phoneText } from './people';
import type { Records } from './records';

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('number'), phone: phoneOf }),
  z.object({ kind: z.literal('code-invalid') }),
  z.object({ kind: z.literal('lost') }),
]);

export const exchangeRecord = z
  .object({
    ...{ codeDigest: z.string(), userId: z.string(), verdict: z.string() },
    ...{ phone: z.string().nullable(), askedAt: z.number(), expiresAt: z.number() },
    ...{ asks: z.number(), claim: z.string(), claimedUntil: z.number(), proofEpoch: z.number() },
  })
  .transform(({ verdict, phone, ...rest }) => ({
    ...rest,
    outcome: outcome.parse({ kind: verdict, phone }),
  }));

export const exchangeId = (codeDigest: string): string => `exchange:${codeDigest}`;

/** Final, and nothing left of the number. */
export const worthless = { verdict: 'code-invalid', phone: null, phoneDigest: '' } as const;

const fieldsOf = (verdict: StoredExchange['outcome']) => ({
  verdict: verdict.kind,
  phone: verdict.kind === 'number' ? phoneText(verdict.phone) : null,
  phoneDigest: verdict.kind === 'number' ? verdict.phone.digest : '',
});

/** What stands in the way of a late answer: a number mends what seemed lost, a refusal needs the claim. */
const mayReplace = (verdict: ExchangeVerdict): readonly string[] =>
  verdict.kind === 'number' ? ['asked', 'lost'] : ['asked'];

/** Proofs on their way to WeChat; every change is a compare-and-set. */
export function exchangeMethods(records: Records) {
  const { command } = records;
  const read = async (codeDigest: string) => {
    const record = await records.find(exchangeId(codeDigest));
    return record && exchangeRecord.parse(record);
  };
  const find = async (codeDigest: string): Promise<StoredExchange | undefined> => {
    const found = await read(codeDigest);
    return found && shown(found);
  };
  const add = async (
    { codeDigest, userId, outcome: first, askedAt, expiresAt }: StoredExchange,
    claim: { readonly id: string; readonly until: number },
  ): Promise<boolean> => {
    const proofEpoch = (await findPerson(records, userId))?.proofEpoch ?? 0;
    return records.add(exchangeId(codeDigest), {
      ...{ kind: 'exchange', codeDigest, userId, ...fieldsOf(first), askedAt, expiresAt },
      ...{ asks: 1, claim: claim.id, claimedUntil: claim.until, proofEpoch },
    });
  };
  return {
    findExchange: find,
    claimExchange: async (exchange, claim, now) => {
      const { codeDigest } = exchange;
      const asked = { ...exchange, outcome: { kind: 'asked' } as const };
      if (await add(asked, claim)) return { kind: 'claimed', asks: 1 };
      const found = await read(codeDigest);
      // Gone again in between: its person was deleted.
      if (found === undefined) return { kind: 'running' };
      if (found.outcome.kind !== 'asked') return { kind: 'settled', exchange: shown(found) };
      const asks = found.asks + 1;
      const isOurs = await records.change(
        exchangeId(codeDigest),
        { verdict: 'asked', asks: found.asks, claimedUntil: command.lte(now) },
        { asks, claim: claim.id, claimedUntil: claim.until },
      );
      return isOurs ? { kind: 'claimed', asks } : { kind: 'running' };
    },
    prolongExchange: async (codeDigest, claim) => {
      const until = { claimedUntil: claim.until };
      await records.change(exchangeId(codeDigest), { claim: claim.id }, until);
    },
    releaseExchange: async (codeDigest, claimId) => {
      const free = { claim: '', claimedUntil: 0 };
      await records.change(exchangeId(codeDigest), { claim: claimId }, free);
    },
    settleExchange: async (codeDigest, claimId, verdict) => {
      const replaceable = { verdict: command.in(mayReplace(verdict)) };
      await records.change(
        exchangeId(codeDigest),
        verdict.kind === 'number' ? replaceable : { ...replaceable, claim: claimId },
        { ...fieldsOf(verdict), claim: '', claimedUntil: 0 },
      );
      const standing = await find(codeDigest);
      return standing?.outcome.kind === 'asked' ? undefined : standing;
    },
    saveExchange: async (exchange) => {
      await add(exchange, { id: '', until: 0 });
      return (await find(exchange.codeDigest)) ?? exchange;
    },
  } satisfies Partial<Store>;
}

const shown = (found: z.infer<typeof exchangeRecord>): StoredExchange => {
  const { codeDigest, userId, outcome: verdict, askedAt, expiresAt } = found;
  return { codeDigest, userId, outcome: verdict, askedAt, expiresAt };
};
