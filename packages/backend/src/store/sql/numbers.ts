import { isSameSecret } from '../../digest';
import type { Binding, BindOutcome, Store } from '../store';
import type { OpenDatabase } from './database';
import { phoneText, userRow } from './rows';
import type { Queries, Row } from './tables';

/** Final, and nothing left of the number. */
const worthless = { kind: 'code-invalid', phone: null, phone_digest: null } as const;

/** Whose number is whose. */
export function numberMethods({ atomically, sweep }: OpenDatabase) {
  return {
    bindPhone: async (binding) => {
      const { outcome, hasMoved } = await atomically((step) => bind(step, binding));
      if (hasMoved) await sweep();
      return outcome;
    },
    unbindPhone: async (userId, now) => {
      await atomically((step) => unbind(step, userId, now));
      await sweep();
    },
  } satisfies Partial<Store>;
}

async function bind(
  step: Queries,
  binding: Binding,
): Promise<{ readonly outcome: BindOutcome; readonly hasMoved?: boolean }> {
  const { userId, phone, now } = binding;
  // Nothing changes, but nobody else can bind or unbind for this person meanwhile.
  const user = await step
    .updateTable('users')
    .set({ id: userId })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirst();
  if (user === undefined) return { outcome: { kind: 'no-user' } };
  if (await isOutdated(step, user, binding)) return { outcome: { kind: 'outdated' } };
  const owner = await step
    .selectFrom('users')
    .select('id')
    .where('phone_digest', '=', phone.digest)
    .where('id', '<>', userId)
    .executeTakeFirst();
  if (owner !== undefined) {
    // A code from before the number was moved away does not take it back.
    if (binding.provenAt < (user.phone_cleared_at ?? 0)) return { outcome: { kind: 'outdated' } };
    if (!binding.move) return { outcome: { kind: 'taken' } };
    await moveAway(step, owner.id, phone.digest, now);
  }
  const earlier = user.phone_digest;
  if (earlier !== null && !isSameSecret(earlier, phone.digest))
    await dropOlderProofs(step, binding);
  const bound = await step
    .updateTable('users')
    .set({ phone: phoneText(phone), phone_digest: phone.digest, phone_at: now })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const outcome = { kind: 'bound', user: userRow.parse(bound) } as const;
  return { outcome, hasMoved: owner !== undefined };
}

/** The number was taken back since it was proven. */
async function isOutdated(
  step: Queries,
  user: Row<'users'>,
  { codeDigest, provenAt }: Binding,
): Promise<boolean> {
  if (codeDigest === undefined) return provenAt < (user.phone_cleared_at ?? 0);
  const exchange = await step
    .selectFrom('exchanges')
    .select('kind')
    .where('code_digest', '=', codeDigest)
    .executeTakeFirst();
  return exchange?.kind !== 'number';
}

/** Another number takes the place of the earlier one: what proved that one is spent. */
async function dropOlderProofs(step: Queries, binding: Binding): Promise<void> {
  await step
    .updateTable('exchanges')
    .set(worthless)
    .where('user_id', '=', binding.userId)
    .where('asked_at', '<', binding.provenAt)
    .where('kind', '<>', 'code-invalid')
    .where((where) =>
      where.or([
        where('phone_digest', 'is', null),
        where('phone_digest', '<>', binding.phone.digest),
      ]),
    )
    .execute();
}

/** The earlier owner of a moved number: nothing of theirs proves or shows it any more. */
async function moveAway(
  step: Queries,
  ownerId: string,
  digest: string,
  now: number,
): Promise<void> {
  await step
    .updateTable('users')
    .set({ phone: null, phone_digest: null, phone_at: null, phone_cleared_at: now })
    .where('id', '=', ownerId)
    .execute();
  await step
    .updateTable('exchanges')
    .set(worthless)
    .where('user_id', '=', ownerId)
    .where('phone_digest', '=', digest)
    .execute();
  await step.deleteFrom('sms_codes').where('user_id', '=', ownerId).execute();
  await dropAnswers(step, ownerId);
}

async function unbind(step: Queries, userId: string, now: number): Promise<void> {
  await step
    .updateTable('users')
    .set({ phone: null, phone_digest: null, phone_at: null, phone_cleared_at: now })
    .where('id', '=', userId)
    .execute();
  // Those that WeChat is asked about at this moment too: the person took the number back after they sent them.
  await step.updateTable('exchanges').set(worthless).where('user_id', '=', userId).execute();
  await step.deleteFrom('sms_codes').where('user_id', '=', userId).execute();
  await dropAnswers(step, userId);
}

/** Those in the making as well: who makes them finds no claim any more. */
async function dropAnswers(step: Queries, userId: string): Promise<void> {
  await step.deleteFrom('answers').where('user_id', '=', userId).execute();
}
