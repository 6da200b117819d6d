import { isSameSecret } from '../../digest';
import type { Binding, BindOutcome, Store } from '../../store/store';
import { exchangeId, exchangeRecord, worthless } from './exchanges';
import type { Person } from './people';
import { findPerson, numberId, personFields, userId, userOf } from './people';
import type { Records, Step } from './records';

/** Longer than any proof is kept. */
const lostForMs = 25 * 60 * 60 * 1000;

/**
 * Whose number is whose. A transaction can only touch single records, so that the person's record says which proofs
 * and responses are void from now on; they are swept away afterwards.
 */
export function numberMethods(records: Records) {
  const { command } = records;
  const dropAnswers = async ({ userId: id, answerEpoch }: Person): Promise<void> => {
    const earlier = { userId: id, answerEpoch: command.lt(answerEpoch) };
    await records.removeAll({ ...earlier, kind: 'answer' });
    await records.removeAll({ userId: id, kind: 'sms' });
  };
  return {
    bindPhone: async (binding) => {
      const { outcome, robbed, replaced } = await records.atomically((step) => bind(step, binding));
      const digest = binding.phone.digest;
      if (robbed !== undefined) {
        const ofNumber = { userId: robbed.userId, kind: 'exchange', phoneDigest: digest };
        await records.changeAll(ofNumber, worthless);
        await dropAnswers(robbed);
      }
      if (replaced) {
        const older = { userId: binding.userId, askedAt: command.lt(binding.provenAt) };
        const others = { ...older, kind: 'exchange', phoneDigest: command.neq(digest) };
        await records.changeAll(others, worthless);
      }
      return outcome;
    },
    unbindPhone: async (id, now) => {
      const left = await records.atomically((step) => unbind(step, id, now));
      if (left === undefined) return;
      const earlier = { userId: id, proofEpoch: command.lt(left.proofEpoch) };
      await records.changeAll({ ...earlier, kind: 'exchange' }, worthless);
      await dropAnswers(left);
    },
  } satisfies Partial<Store>;
}

interface Bound {
  readonly outcome: BindOutcome;
  /** Who had the number before. */
  readonly robbed?: Person;
  /** The person had another number before. */
  readonly replaced?: boolean;
}

const without = (kind: 'no-user' | 'outdated' | 'taken'): Bound => ({ outcome: { kind } });

async function bind(step: Step, binding: Binding): Promise<Bound> {
  const { phone, provenAt, now } = binding;
  const person = await findPerson(step, binding.userId);
  if (person === undefined) return without('no-user');
  if (await isOutdated(step, person, binding)) return without('outdated');
  const owner = await otherOwner(step, person, phone.digest);
  if (owner !== undefined) {
    // A code from before the number was moved away does not take it back.
    if (provenAt < (person.phoneClearedAt ?? 0)) return without('outdated');
    if (!binding.move) return without('taken');
  }
  const earlier = person.phone;
  const replaced = earlier !== null && !isSameSecret(earlier.digest, phone.digest);
  if (replaced) await step.remove(numberId(earlier.digest));
  const newest = replaced ? { digest: phone.digest, provenAt } : person.newest;
  const bound: Person = { ...person, phone, phoneAt: now, newest };
  await step.put(numberId(phone.digest), { kind: 'number', userId: person.userId });
  await step.put(userId(person.userId), personFields(bound));
  const outcome = { kind: 'bound', user: userOf(bound) } as const;
  if (owner === undefined) return { outcome, replaced };
  const robbed = withoutNumber(owner, phone.digest, now);
  await step.put(userId(owner.userId), personFields(robbed));
  return { outcome, robbed, replaced };
}

async function otherOwner(step: Step, person: Person, digest: string): Promise<Person | undefined> {
  const taken = await step.find(numberId(digest));
  const ownerId = taken && String(taken['userId']);
  return ownerId === undefined || ownerId === person.userId ? undefined : findPerson(step, ownerId);
}

const withoutNumber = (owner: Person, digest: string, now: number): Person => ({
  ...owner,
  ...{ phone: null, phoneAt: null, phoneClearedAt: now, answerEpoch: owner.answerEpoch + 1 },
  lost: [...owner.lost.filter(({ at }) => at > now - lostForMs), { digest, at: now }],
});

/** The number was taken back, moved away or replaced since it was proven. */
async function isOutdated(
  step: Step,
  person: Person,
  { codeDigest, phone, provenAt }: Binding,
): Promise<boolean> {
  if (codeDigest === undefined) return provenAt < (person.phoneClearedAt ?? 0);
  const record = await step.find(exchangeId(codeDigest));
  if (record === undefined) return true;
  const { outcome, proofEpoch } = exchangeRecord.parse(record);
  if (outcome.kind !== 'number' || proofEpoch < person.proofEpoch) return true;
  const isOf = (digest: string): boolean => isSameSecret(digest, phone.digest);
  if (person.lost.some(({ digest, at }) => isOf(digest) && provenAt < at)) return true;
  const { newest } = person;
  return newest !== null && provenAt < newest.provenAt && !isOf(newest.digest);
}

async function unbind(step: Step, id: string, now: number): Promise<Person | undefined> {
  const person = await findPerson(step, id);
  if (person === undefined) return undefined;
  if (person.phone !== null) await step.remove(numberId(person.phone.digest));
  const left: Person = {
    ...person,
    ...{ phone: null, phoneAt: null, phoneClearedAt: now, newest: null },
    proofEpoch: person.proofEpoch + 1,
    answerEpoch: person.answerEpoch + 1,
  };
  await step.put(userId(id), personFields(left));
  return left;
}
