import type { Platform } from '../../platform/platform';
import type { PendingCode } from './pending-grant';
import { readCodes, writeCodes } from './pending-grant';

const KEY = 'phone.pending';

/** A storage that does not call back must not hold up a code that lives five minutes. */
const PATIENCE_MS = 2000;

/** Where codes outlive the program: encrypted, or nowhere. */
export interface PendingCodes {
  /** What an earlier run left. Never fails. */
  read(): Promise<readonly PendingCode[]>;
  /** Replaces what is stored, in the order of the calls; none erases it. Never fails. */
  write(codes: readonly PendingCode[]): Promise<void>;
}

export function createPendingCodes({
  secrets,
  after,
}: Pick<Platform, 'secrets' | 'after'>): PendingCodes {
  if (secrets === null) {
    return { read: () => Promise.resolve([]), write: () => Promise.resolve() };
  }
  let last: Promise<unknown> = Promise.resolve();

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
    read: () => inTime(secrets.get(KEY).then(readCodes), []),
    write: (codes) => {
      const before = last;
      const work = before.then(() =>
        codes.length === 0
          ? secrets.remove(KEY)
          : secrets.set(KEY, writeCodes(codes)).then(() => undefined),
      );
      last = inTime(work, undefined);
      return last.then(() => undefined);
    },
  };
}
