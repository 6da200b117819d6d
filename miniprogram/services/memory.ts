import type { Storage } from '../platform/platform';
import { asRecord } from './backend/decode';

const KEY = 'memory';

/** Small facts that outlive a run, all in one record: each look into the storage holds up a page. */
export interface Memory {
  /** As it was stored; undefined where nothing was. */
  get(name: string): unknown;
  set(name: string, fact: unknown): void;
}

/** Reads the storage when first asked: a start must not wait for what only the phone page needs. */
export function createMemory(storage: Pick<Storage, 'get' | 'set'>): Memory {
  // Kept in memory too: storage may refuse to write.
  let kept: Readonly<Record<string, unknown>> | null = null;
  const facts = () => (kept ??= asRecord(storage.get(KEY)) ?? {});
  return {
    get: (name) => facts()[name],
    set: (name, fact) => {
      kept = { ...facts(), [name]: fact };
      storage.set(KEY, kept);
    },
  };
}
