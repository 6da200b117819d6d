import type { PhoneGrant } from '../../models/phone';
import type { Moment } from './grant-life';
import { takeOver } from './grant-life';
import type { PendingCode } from './pending-grant';
import { proofOf } from './pending-grant';
import type { PendingCodes } from './grant-storage';

/** Codes that no answer has ended yet, oldest first, here and in the encrypted storage. */
export interface CodeQueue {
  first(): PendingCode | undefined;
  size(): number;
  has(code: PendingCode): boolean;
  /** Takes a code in under a key; one that is or was here already is not taken twice. */
  add(grant: PhoneGrant, tapped: Moment, newKey: () => string): void;
  /** Puts a later form of the same code in its place. */
  replace<T extends PendingCode>(code: T): T;
  /** Takes a code out for good. */
  remove(code: PendingCode): void;
  /** Takes all out for a while; the returned function puts them back. */
  setAside(): () => void;
  /** Resolves when all that happened so far is stored, and what an earlier run left is here. */
  stored(): Promise<void>;
  /** Whether a code is here and in the storage, with nothing left to be written. */
  isStored(code: PendingCode): boolean;
}

export function createCodeQueue(storage: PendingCodes, clock: () => Moment): CodeQueue {
  let codes: readonly PendingCode[] = [];
  /** By proof: an event may be delivered again after its end. */
  const answered: Record<string, boolean> = {};

  const isKnown = (grant: PhoneGrant): boolean =>
    answered[proofOf(grant)] === true ||
    codes.some((code) => proofOf(code.grant) === proofOf(grant));

  // The writes follow the read: what an earlier run left must not be overwritten unread.
  let work: Promise<void> = storage.read().then((left) => {
    const now = clock();
    // A question from before is out of date once the person has tapped again.
    const older = left
      .filter((code) => code.stage !== 'conflict' || codes.length === 0)
      .map((code) => ({ ...code, tapped: takeOver(code.tapped, now) }));
    // Of a code whose event came again only the older one has the key it was sent under.
    const proofs = older.map(({ grant }) => proofOf(grant));
    codes = older.concat(codes.filter(({ grant }) => !proofs.includes(proofOf(grant))));
  });

  let writes = 0;
  const change = (next: readonly PendingCode[]): void => {
    codes = next;
    writes += 1;
    work = work
      .then(() => storage.write(codes))
      .then(() => {
        writes -= 1;
      });
  };

  const isSame =
    ({ idempotencyKey }: PendingCode) =>
    (other: PendingCode): boolean =>
      other.idempotencyKey === idempotencyKey;

  const has = (code: PendingCode): boolean => codes.some(isSame(code));

  return {
    first: () => codes[0],
    size: () => codes.length,
    has,
    add: (grant, tapped, newKey) => {
      if (isKnown(grant)) return;
      change(codes.concat({ grant, idempotencyKey: newKey(), tapped, stage: 'new' }));
    },
    replace: (code) => {
      const isIt = isSame(code);
      change(codes.map((other) => (isIt(other) ? code : other)));
      return code;
    },
    remove: (code) => {
      const isIt = isSame(code);
      answered[proofOf(code.grant)] = true;
      change(codes.filter((other) => !isIt(other)));
    },
    setAside: () => {
      const aside = codes;
      change([]);
      return () => {
        change(aside.concat(codes));
      };
    },
    stored: () => work,
    isStored: (code) => writes === 0 && has(code),
  };
}
