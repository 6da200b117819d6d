import type { Platform } from '../../platform/platform';
import type { PendingGrant } from './pending-grant';
import { readGrants, writeGrants } from './pending-grant';

const KEY = 'phone.pending';

/** A storage that does not call back must not hold up a grant that lives five minutes. */
const PATIENCE_MS = 2000;

/** Where grants outlive the program: encrypted, or nowhere. */
export interface GrantStorage {
  /** What an earlier run left. Never fails. */
  read(): Promise<readonly PendingGrant[]>;
  /** Replaces what is stored, in the order of the calls; none erases it. Never fails. */
  write(grants: readonly PendingGrant[]): Promise<void>;
}

export function createGrantStorage({
  secrets,
  after,
}: Pick<Platform, 'secrets' | 'after'>): GrantStorage {
  if (secrets === null) {
    return { read: () => Promise.resolve([]), write: () => Promise.resolve() };
  }
  let last: Promise<void> = Promise.resolve();

  const inTime = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    new Promise((resolve) => {
      const cancel = after(PATIENCE_MS, () => {
        resolve(otherwise);
      });
      void work
        .catch(() => otherwise)
        .then((result) => {
          cancel();
          resolve(result);
        });
    });

  return {
    read: () => inTime(secrets.get(KEY).then(readGrants), []),
    write: (grants) => {
      const before = last;
      const work = before.then(() =>
        grants.length === 0
          ? secrets.remove(KEY)
          : secrets.set(KEY, writeGrants(grants)).then(() => undefined),
      );
      last = inTime(work, undefined);
      return last;
    },
  };
}
