import type { Platform } from '../../platform/platform';
import type { PendingGrant } from './pending-grant';
import { readGrants, writeGrants } from './pending-grant';

const KEY = 'phone.pending';

/** Where grants outlive the program: encrypted, or nowhere. */
export interface GrantStorage {
  /** What an earlier run left. Never fails. */
  read(): Promise<readonly PendingGrant[]>;
  /** Replaces what is stored, in the order of the calls; none erases it. Never fails. */
  write(grants: readonly PendingGrant[]): Promise<void>;
}

export function createGrantStorage({ secrets }: Pick<Platform, 'secrets'>): GrantStorage {
  if (secrets === null) {
    return { read: () => Promise.resolve([]), write: () => Promise.resolve() };
  }
  let last: Promise<void> = Promise.resolve();

  return {
    read: () =>
      secrets
        .get(KEY)
        .then(readGrants)
        .catch(() => []),
    write: (grants) => {
      last = last
        .then(() =>
          grants.length === 0
            ? secrets.remove(KEY)
            : secrets.set(KEY, writeGrants(grants)).then(() => undefined),
        )
        .catch(() => undefined);
      return last;
    },
  };
}
