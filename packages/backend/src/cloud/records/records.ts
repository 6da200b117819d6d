import { z } from 'zod';

import type {
  CloudCommand,
  CloudDatabase,
  CloudDocument,
  CloudFields,
  CloudRecord,
} from '../cloud-sdk';

/** Everything lies in this one collection, so that there is one permission to set. */
export const collectionName = 'onboarding';

/** How often a transaction begins anew when another instance was at the same records. */
const transactionAttempts = 30;

/** As many as one request may answer. */
const page = 100;

/** Single records of one transaction, or outside of one. */
export interface Step {
  find(id: string): Promise<CloudRecord | undefined>;
  put(id: string, fields: CloudFields): Promise<void>;
  remove(id: string): Promise<boolean>;
}

/** The records of the collection; every call is one atomic step. */
export interface Records extends Step {
  readonly command: CloudCommand;
  /** Whether there was none with this id. */
  add(id: string, fields: CloudFields): Promise<boolean>;
  /** Whether the record was there and as described: compare and set. */
  change(id: string, conditions: CloudFields, fields: CloudFields): Promise<boolean>;
  changeAll(conditions: CloudFields, fields: CloudFields): Promise<void>;
  removeAll(conditions: CloudFields): Promise<void>;
  removeIf(id: string, conditions: CloudFields): Promise<boolean>;
  list(conditions: CloudFields): Promise<readonly CloudRecord[]>;
  /** The first ones by this field. */
  first(conditions: CloudFields, orderBy: string, count: number): Promise<readonly CloudRecord[]>;
  count(conditions: CloudFields): Promise<number>;
  /** Only single records, and nothing of it when it throws. */
  atomically<Result>(work: (step: Step) => Promise<Result>): Promise<Result>;
}

const failure = z.object({ errCode: z.number().optional(), errMsg: z.string().default('') });

/** -502001 stands for everything that the database refuses; the reason is in the words. */
function says(error: unknown, words: RegExp): boolean {
  const parsed = failure.safeParse(error);
  const text = parsed.success ? parsed.data.errMsg : '';
  return words.test(`${text} ${error instanceof Error ? error.message : ''}`);
}

const isDuplicate = (error: unknown): boolean => says(error, /duplicate key|E11000|already exist/i);
const isMissing = (error: unknown): boolean => says(error, /does not exist|not exists? document/i);

/** Opens the collection. */
export function openRecords(database: CloudDatabase): Records {
  const collection = database.collection(collectionName);
  const where = (conditions: CloudFields) => collection.where(conditions);
  const single = singleRecords((id) => collection.doc(id));
  return {
    ...single,
    command: database.command,
    add: async (id, fields) => {
      try {
        await collection.add({ data: { _id: id, ...fields } });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    change: async (id, conditions, fields) => {
      const { stats } = await where({ _id: id, ...conditions }).update({ data: fields });
      return stats.updated === 1;
    },
    changeAll: async (conditions, fields) => {
      await where(conditions).update({ data: fields });
    },
    removeAll: async (conditions) => {
      await where(conditions).remove();
    },
    removeIf: async (id, conditions) => {
      const { stats } = await where({ _id: id, ...conditions }).remove();
      return stats.removed === 1;
    },
    list: async (conditions) => {
      const found: CloudRecord[] = [];
      for (;;) {
        const query = where(conditions).orderBy('_id', 'asc').skip(found.length).limit(page);
        const { data } = await query.get();
        found.push(...data.map(ours));
        if (data.length < page) return found;
      }
    },
    first: async (conditions, orderBy, count) => {
      const { data } = await where(conditions).orderBy(orderBy, 'asc').limit(count).get();
      return data.map(ours);
    },
    count: async (conditions) => (await where(conditions).count()).total,
    atomically: (work) =>
      database.runTransaction((transaction) => {
        const within = transaction.collection(collectionName);
        return work(singleRecords((id) => within.doc(id)));
      }, transactionAttempts),
  };
}

function singleRecords(doc: (id: string) => CloudDocument): Step {
  return {
    find: async (id) => {
      try {
        const { data } = await doc(id).get();
        return data === null || data === undefined ? undefined : ours(data);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    put: async (id, fields) => {
      await doc(id).set({ data: fields });
    },
    remove: async (id) => (await doc(id).remove()).stats.removed === 1,
  };
}

/**
 * What a phone writes into a collection carries its person's `_openid`, and a function writes none: such a record
 * could be a session that somebody has made for themselves.
 * @throws when phones may write into the collection
 */
function ours(record: CloudRecord): CloudRecord {
  if (!('_openid' in record)) return record;
  throw new Error(
    `Phones can write into the collection "${collectionName}". Set its permission to 所有用户不可读写 (nobody reads, nobody writes).`,
  );
}
