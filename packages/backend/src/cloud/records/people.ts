import { z } from 'zod';

import type { Store, StoredPhone, StoredUsageEvent, StoredUser } from '../../store/store';
import type { CloudFields, CloudRecord } from '../cloud-sdk';
import type { Records, Step } from './records';
import { countId, usageEventRecord } from './reports';

const json = z.string().transform((text): unknown => JSON.parse(text));
const phone = z.object({
  sealed: z.string(),
  digest: z.string(),
  masked: z.string(),
  countryCode: z.string(),
});
const moment = z.number().nullable();

/** As text: an update of a structure would be merged into the earlier one. */
export const phoneText = ({ sealed, digest, masked, countryCode }: StoredPhone): string =>
  JSON.stringify({ sealed, digest, masked, countryCode });

export const phoneOf = json.pipe(phone);

/** Which proofs lose, although they say a number: those older than what took their number's place. */
const lost = z.array(z.object({ digest: z.string(), at: z.number() }));
const newest = z.object({ digest: z.string(), provenAt: z.number() });

const person = z.object({
  userId: z.string(),
  openid: z.string(),
  nickname: z.string().nullable(),
  avatarId: z.string().nullable(),
  phone: phoneOf.nullable(),
  createdAt: z.number(),
  nicknameAt: moment,
  avatarAt: moment,
  phoneAt: moment,
  phoneClearedAt: moment,
  /** Counts withdrawals: proofs of an earlier one are worthless. */
  proofEpoch: z.number(),
  /** Counts what voids kept responses. */
  answerEpoch: z.number(),
  lost: json.pipe(lost),
  newest: json.pipe(newest).nullable(),
});

export type Person = z.infer<typeof person>;

export const userId = (id: string): string => `user:${id}`;
const openidId = (openid: string): string => `openid:${openid}`;
export const numberId = (digest: string): string => `number:${digest}`;

export async function findPerson(step: Step, id: string): Promise<Person | undefined> {
  const record = await step.find(userId(id));
  return record && person.parse(record);
}

/** The whole record of the person, as it is put in the place of the earlier one. */
export const personFields = ({
  phone: kept,
  lost: lostNumbers,
  newest: newestProof,
  ...rest
}: Person): CloudFields => ({
  ...rest,
  kind: 'user',
  phone: kept && phoneText(kept),
  lost: JSON.stringify(lostNumbers),
  newest: newestProof && JSON.stringify(newestProof),
});

export const userOf = ({ userId: id, openid, nickname, avatarId, phone: kept }: Person) =>
  ({ id, openid, nickname, avatarId, phone: kept }) satisfies StoredUser;

const freshPerson = (user: StoredUser, now: number): Person => ({
  ...{ userId: user.id, openid: user.openid, nickname: user.nickname, avatarId: user.avatarId },
  ...{ phone: user.phone, createdAt: now, nicknameAt: null, avatarAt: null },
  ...{ phoneAt: null, phoneClearedAt: null, proofEpoch: 0, answerEpoch: 0, lost: [], newest: null },
});

/** People and what they gave of themselves, but for number and picture. */
export function peopleMethods(records: Records) {
  const byOpenid = async (step: Step, openid: string): Promise<StoredUser | undefined> => {
    const record = await step.find(openidId(openid));
    const found = record && (await findPerson(step, String(record['userId'])));
    return found && userOf(found);
  };
  const find = async (id: string): Promise<StoredUser | undefined> => {
    const found = await findPerson(records, id);
    return found && userOf(found);
  };
  const finish = async (id: string): Promise<void> => {
    await countUsage(records, id);
    await records.removeAll({ userId: id });
  };
  return {
    findOrCreateUser: async (fresh, now) =>
      (await byOpenid(records, fresh.openid)) ??
      records.atomically(async (step) => {
        const found = await byOpenid(step, fresh.openid);
        if (found !== undefined) return found;
        await step.put(openidId(fresh.openid), { kind: 'openid', userId: fresh.id });
        await step.put(userId(fresh.id), personFields(freshPerson(fresh, now)));
        return fresh;
      }),
    findUser: find,
    findUserByOpenid: (openid) => byOpenid(records, openid),
    findConsents: async (id) => {
      const found = await findPerson(records, id);
      if (found === undefined) return undefined;
      const { createdAt, nicknameAt, avatarAt, phoneAt, phoneClearedAt } = found;
      return { createdAt, nicknameAt, avatarAt, phoneAt, phoneClearedAt };
    },
    saveNickname: async (id, nickname, now) =>
      (await records.change(userId(id), {}, { nickname, nicknameAt: now })) ? find(id) : undefined,
    dropNickname: async (id) => {
      await records.change(userId(id), {}, { nickname: null, nicknameAt: null });
    },
    deleteUser: async (id) => {
      await records.atomically(async (step) => {
        const found = await findPerson(step, id);
        if (found === undefined) return;
        await step.remove(userId(id));
        await step.remove(openidId(found.openid));
        if (found.phone !== null) await step.remove(numberId(found.phone.digest));
        // The rest follows; an instance that dies before leaves this to `finishDeletions`.
        await step.put(`gone:${id}`, { kind: 'gone', userId: id });
      });
      await finish(id);
    },
    finishDeletions: async () => {
      for (const { userId: id } of await records.list({ kind: 'gone' })) await finish(String(id));
    },
  } satisfies Partial<Store> & { finishDeletions(): Promise<void> };
}

const msPerDay = 24 * 60 * 60 * 1000;

/** Adds the person's taps to everybody's, each once whatever happens. */
async function countUsage(records: Records, id: string): Promise<void> {
  for (const record of await records.list({ userId: id, kind: 'usage' })) {
    await records.atomically((step) => countOne(step, record));
  }
}

async function countOne(step: Step, record: CloudRecord): Promise<void> {
  const id = String(record['_id']);
  if ((await step.find(id)) === undefined) return;
  const event: StoredUsageEvent = usageEventRecord.parse(record);
  const { component, outcome } = event;
  const day = Math.floor(event.at / msPerDay);
  const total = await step.find(countId(day, component, outcome));
  await step.remove(id);
  await step.put(countId(day, component, outcome), {
    ...{ kind: 'count', day, component, outcome },
    count: Number(total?.['count'] ?? 0) + 1,
  });
}
