import { setImmediate as tick } from 'node:timers/promises';

import type { Fields } from './conditions';
import { changed, command, matches, whole } from './conditions';

/** The cloud's own numbers (docs/wechat-errno.md §5). */
export class CloudError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg);
  }
}

const refused = (reason: string): CloudError => new CloudError(-502001, reason);

/** Every record has the version of its last change, so that a transaction sees whether somebody was faster. */
interface Kept {
  readonly record: Fields;
  readonly version: number;
}

type Collection = Map<string, Kept>;

/** What a query returns when it names no limit, and the most it may name. */
const usualPage = 100;
const longestPage = 1000;

/** The records of one environment; every instance of a function reads and writes the same. */
export interface CloudRecords {
  /** As `db` of one instance. */
  open(options?: { readonly throwOnNotFound?: boolean }): CloudDatabase;
  /** As the console: a function cannot use a collection that is not there. */
  createCollection(name: string): void;
  /** As a phone, where the collection's permission lets it. */
  addAsPerson(name: string, openid: string, record: Fields): void;
  all(name: string): readonly Fields[];
  clear(): void;
}

export type CloudDatabase = ReturnType<typeof openDatabase>;

/** Makes an empty database. */
export function createCloudRecords(): CloudRecords {
  const collections = new Map<string, Collection>();
  let versions = 0;
  const collection = (name: string): Collection => {
    const found = collections.get(name);
    if (found === undefined) {
      throw new CloudError(-502005, `database collection not exists: ${name}`);
    }
    return found;
  };
  const write = (name: string, id: string, record: Fields): void => {
    versions += 1;
    collection(name).set(id, { record: { ...record, _id: id }, version: versions });
  };
  const state: State = { collection, write };
  return {
    open: ({ throwOnNotFound = true } = {}) => openDatabase(state, throwOnNotFound),
    createCollection: (name) =>
      void collections.set(name, collections.get(name) ?? new Map<string, Kept>()),
    addAsPerson: (name, openid, record) => {
      write(name, String(record['_id']), { ...record, _openid: openid });
    },
    all: (name) => [...collection(name).values()].map(({ record }) => record),
    clear: () => {
      for (const records of collections.values()) records.clear();
    },
  };
}

interface State {
  readonly collection: (name: string) => Collection;
  readonly write: (name: string, id: string, record: Fields) => void;
}

const stats = (count: number) => ({ stats: { updated: count, removed: count } });

function openDatabase(state: State, throwOnNotFound: boolean) {
  return {
    command,
    collection: (name: string) => ({
      doc: (id: string) => openDocument(state, name, id, throwOnNotFound),
      where: (conditions: Fields) => openQuery(state, { name, conditions }),
      add: async ({ data }: { readonly data: Fields }) => {
        await tick();
        const id = String(data['_id']);
        if (state.collection(name).has(id)) {
          throw refused(`E11000 duplicate key error collection: ${name} _id: ${id}`);
        }
        state.write(name, id, whole(data));
        return { _id: id };
      },
    }),
    runTransaction: async <Result>(
      work: (transaction: Transaction) => Promise<Result>,
      times = 3,
    ): Promise<Result> => {
      for (let attempt = 1; ; attempt += 1) {
        const transaction = beginTransaction(state);
        const result = await work(transaction);
        await tick();
        if (transaction.commit()) return result;
        if (attempt >= times) throw refused('[ResourceUnavailable.TransactionConflict]');
      }
    },
  };
}

function openDocument(state: State, name: string, id: string, throwOnNotFound: boolean) {
  const found = async (): Promise<Fields | undefined> => {
    await tick();
    return state.collection(name).get(id)?.record;
  };
  return {
    get: async () => {
      const record = await found();
      if (record === undefined && throwOnNotFound) {
        throw new CloudError(-1, `document.get:fail document with _id ${id} does not exist`);
      }
      return { data: record === undefined ? null : { ...record } };
    },
    set: async ({ data }: { readonly data: Fields }) => {
      await tick();
      state.write(name, id, whole(data));
      return stats(1);
    },
    update: async ({ data }: { readonly data: Fields }) => {
      const record = await found();
      if (record !== undefined) state.write(name, id, changed(record, data));
      return stats(record === undefined ? 0 : 1);
    },
    remove: async () => {
      await tick();
      return stats(state.collection(name).delete(id) ? 1 : 0);
    },
  };
}

interface Asked {
  readonly name: string;
  readonly conditions: Fields;
  readonly order?: { readonly field: string; readonly sign: number };
  readonly skipped?: number;
  readonly most?: number;
}

export interface Query {
  orderBy(field: string, order: 'asc' | 'desc'): Query;
  skip(count: number): Query;
  limit(count: number): Query;
  get(): Promise<{ readonly data: readonly Fields[] }>;
  count(): Promise<{ readonly total: number }>;
  update(given: { readonly data: Fields }): Promise<ReturnType<typeof stats>>;
  remove(): Promise<ReturnType<typeof stats>>;
}

/** Of several records each is changed by itself, and nobody comes in between. */
function openQuery(state: State, asked: Asked): Query {
  const { name, conditions, order, skipped = 0, most = usualPage } = asked;
  const found = async (): Promise<readonly Fields[]> => {
    await tick();
    const records = [...state.collection(name).values()].map(({ record }) => record);
    return records.filter((record) => matches(record, conditions));
  };
  return {
    orderBy: (field, direction) =>
      openQuery(state, { ...asked, order: { field, sign: direction === 'asc' ? 1 : -1 } }),
    skip: (count) => openQuery(state, { ...asked, skipped: count }),
    limit: (count) => openQuery(state, { ...asked, most: Math.min(count, longestPage) }),
    get: async () => {
      const records = [...(await found())];
      if (order !== undefined) {
        const { field, sign } = order;
        records.sort((one, other) => (isBefore(one[field], other[field]) ? -sign : sign));
      }
      return { data: records.slice(skipped, skipped + most).map((record) => ({ ...record })) };
    },
    count: async () => ({ total: (await found()).length }),
    update: async ({ data }) => {
      const records = await found();
      for (const record of records) {
        state.write(name, String(record['_id']), changed(record, data));
      }
      return stats(records.length);
    },
    remove: async () => {
      const records = await found();
      for (const record of records) state.collection(name).delete(String(record['_id']));
      return stats(records.length);
    },
  };
}

const isBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number' ? one < other : String(one) < String(other);

type Transaction = ReturnType<typeof beginTransaction>;

/**
 * Single records only. It reads what was there when it began; when it ends, another one that has changed what it
 * writes was faster (snapshot isolation: what it only reads may have changed).
 */
function beginTransaction(state: State) {
  const snapshots = new Map<string, Collection>();
  const writes = new Map<string, { readonly name: string; readonly id: string; record?: Fields }>();
  const snapshot = (name: string): Collection => {
    const taken = snapshots.get(name) ?? new Map(state.collection(name));
    snapshots.set(name, taken);
    return taken;
  };
  const read = async (name: string, id: string): Promise<Fields | undefined> => {
    await tick();
    const written = writes.get(`${name} ${id}`);
    return written === undefined ? snapshot(name).get(id)?.record : written.record;
  };
  const put = (name: string, id: string, record?: Fields): void => {
    snapshot(name);
    writes.set(`${name} ${id}`, { name, id, ...(record === undefined ? {} : { record }) });
  };
  return {
    collection: (name: string) => ({
      doc: (id: string) => ({
        get: async () => {
          const record = await read(name, id);
          return { data: record === undefined ? null : { ...record } };
        },
        set: async ({ data }: { readonly data: Fields }) => {
          await tick();
          put(name, id, { ...whole(data), _id: id });
          return stats(1);
        },
        update: async ({ data }: { readonly data: Fields }) => {
          const record = await read(name, id);
          if (record !== undefined) put(name, id, changed(record, data));
          return stats(record === undefined ? 0 : 1);
        },
        remove: async () => {
          const record = await read(name, id);
          if (record !== undefined) put(name, id);
          return stats(record === undefined ? 0 : 1);
        },
      }),
      add: async ({ data }: { readonly data: Fields }) => {
        const id = String(data['_id']);
        if ((await read(name, id)) !== undefined) throw refused(`E11000 duplicate key: ${id}`);
        put(name, id, whole(data));
        return { _id: id };
      },
    }),
    commit: (): boolean => {
      const touched = [...writes.values()];
      const wasFaster = touched.some(
        ({ name, id }) =>
          state.collection(name).get(id)?.version !== snapshot(name).get(id)?.version,
      );
      if (wasFaster) return false;
      for (const { name, id, record } of touched) {
        if (record === undefined) state.collection(name).delete(id);
        else state.write(name, id, record);
      }
      return true;
    },
  };
}
