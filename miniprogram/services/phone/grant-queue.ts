import type { PhoneGrant } from '../../models/phone';
import type { Moment } from './grant-life';
import { takeOver } from './grant-life';
import type { GrantStorage } from './grant-storage';
import type { PendingGrant } from './pending-grant';
import { proofOf } from './pending-grant';

/** Grants that no response has ended yet, oldest first, here and in the encrypted storage. */
export interface GrantQueue {
  first(): PendingGrant | undefined;
  size(): number;
  has(pending: PendingGrant): boolean;
  isFirst(pending: PendingGrant): boolean;
  /** The one that was granted after this one, if this one is still here. */
  next(pending: PendingGrant): PendingGrant | undefined;
  /** Takes a grant in; one that is or was here already is not taken twice. */
  add(grant: PhoneGrant, create: () => PendingGrant): void;
  /** Notes that the backend may have it from now on. */
  markSent(pending: PendingGrant): void;
  /** Puts a later form of the same grant in its place. */
  replace<T extends PendingGrant>(pending: T): T;
  /** Takes a grant out for good. */
  remove(pending: PendingGrant): void;
  /** Takes out all that were granted before this one. */
  removeOlder(pending: PendingGrant): void;
  /** Takes all out for a while; returns `restore`, which puts them back. */
  suspend(): () => void;
  /** Resolves when all that happened so far is stored, and what an earlier run left is here. */
  stored(): Promise<void>;
  /** Whether a grant is here and in the storage, with nothing left to be written. */
  isStored(pending: PendingGrant): boolean;
}

const isSame = (one: PendingGrant, other: PendingGrant): boolean =>
  one.idempotencyKey === other.idempotencyKey;

export function createGrantQueue(storage: GrantStorage, clock: () => Moment): GrantQueue {
  let grants: readonly PendingGrant[] = [];
  /** Proofs of grants that were taken out: WeChat may deliver the event of one again after its end. */
  const ended: Record<string, boolean> = {};

  const isKnown = (grant: PhoneGrant): boolean =>
    ended[proofOf(grant)] === true ||
    grants.some((pending) => proofOf(pending.grant) === proofOf(grant));

  // Every write waits for this: it would overwrite what an earlier run left before that was read.
  let work: Promise<void> = storage.read().then((left) => {
    const now = clock();
    // The person may have tapped again before this was read: then they have chosen another number, and
    // are not asked about the older one any more.
    const older = left
      .filter((pending) => pending.stage !== 'conflict' || grants.length === 0)
      .map((pending) => ({ ...pending, tapped: takeOver(pending.tapped, now) }));
    // When the same event came again after the restart the older entry stays: it has the key under which
    // the grant was sent.
    const proofs = older.map(({ grant }) => proofOf(grant));
    grants = older.concat(grants.filter(({ grant }) => !proofs.includes(proofOf(grant))));
  });

  let writes = 0;
  const change = (next: readonly PendingGrant[]): void => {
    grants = next;
    writes += 1;
    work = work
      .then(() => storage.write(grants))
      .then(() => {
        writes -= 1;
      });
  };

  const has = (pending: PendingGrant): boolean => grants.some((other) => isSame(pending, other));

  const placeOf = (pending: PendingGrant): number =>
    grants.findIndex((other) => isSame(pending, other));

  const end = (over: readonly PendingGrant[]): void => {
    over.forEach(({ grant }) => {
      ended[proofOf(grant)] = true;
    });
    change(grants.filter((pending) => !over.some((other) => isSame(pending, other))));
  };

  return {
    first: () => grants[0],
    size: () => grants.length,
    has,
    isFirst: (pending) => placeOf(pending) === 0,
    next: (pending) => (has(pending) ? grants[placeOf(pending) + 1] : undefined),
    add: (grant, create) => {
      if (!isKnown(grant)) change(grants.concat(create()));
    },
    markSent: (pending) => {
      grants = grants.map((other) => (isSame(pending, other) ? { ...other, isSent: true } : other));
    },
    replace: (pending) => {
      change(grants.map((other) => (isSame(pending, other) ? pending : other)));
      return pending;
    },
    remove: (pending) => {
      end([pending]);
    },
    removeOlder: (pending) => {
      const place = placeOf(pending);
      if (place > 0) end(grants.slice(0, place));
    },
    suspend: () => {
      const suspended = grants;
      change([]);
      return () => {
        change(suspended.concat(grants));
      };
    },
    stored: () => work,
    isStored: (pending) => writes === 0 && has(pending),
  };
}
