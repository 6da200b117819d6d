import type { PhoneCode, PhoneGrant } from '../../models/phone';
import { asRecord, isCount, isText } from '../backend/decode';
import type { Moment } from './grant-life';

/** A grant that no response has ended yet. It was paid for. */
export interface PendingGrant {
  readonly grant: PhoneGrant;
  /** 32 hexadecimal digits: one key for this grant, however often it is sent. */
  readonly idempotencyKey: string;
  readonly tapped: Moment;
  /** `conflict`: the number is somebody else's, and the person is asked. `move`: they want it taken over. */
  readonly stage: 'new' | 'conflict' | 'move';
  /** Whether the backend may have it under its present key: always so of what an earlier run left. */
  readonly isSent: boolean;
  /** The masked number of the account at the tap, empty for none; null when nobody had told. */
  readonly phoneBefore: string | null;
}

/** A grant that was just given and that nobody has been sent yet. */
export function newGrant(
  grant: PhoneGrant,
  idempotencyKey: string,
  tapped: Moment,
  phoneBefore: string | null,
): PendingGrant {
  return { grant, idempotencyKey, tapped, stage: 'new', isSent: false, phoneBefore };
}

/** What identifies a grant: two events with the same one are the same grant. */
export function proofOf(grant: PhoneGrant): string {
  switch (grant.kind) {
    case 'code':
      return grant.code;
    case 'encrypted':
      return grant.encryptedData;
    case 'cloudId':
      return grant.cloudId;
  }
}

/**
 * The key of the request. To take a number over is another request with another body, which the contract
 * refuses under the first key. Its key is made from the grant's own, so that it stays the same after a
 * restart.
 */
export function requestKey({ idempotencyKey, stage }: PendingGrant): string {
  return stage === 'move' ? `${idempotencyKey}-move` : idempotencyKey;
}

function readGrant(stored: unknown): PhoneGrant | null {
  const grant = asRecord(stored);
  if (grant === null) return null;
  const { kind, component, code, encryptedData, iv, cloudId } = grant;
  if (kind === 'code' && (component === 'quick' || component === 'realtime') && isText(code)) {
    return { kind, component, code: code as PhoneCode };
  }
  if (kind === 'encrypted' && isText(encryptedData) && isText(iv)) {
    return { kind, encryptedData, iv };
  }
  return kind === 'cloudId' && isText(cloudId) ? { kind, cloudId } : null;
}

function readPendingGrant(stored: unknown): PendingGrant | null {
  const record = asRecord(stored);
  if (record === null) return null;
  const grant = readGrant(record['grant']);
  const { idempotencyKey, wall, server, stage, phoneBefore } = record;
  const isKnownStage = stage === 'new' || stage === 'conflict' || stage === 'move';
  if (grant === null || !isText(idempotencyKey) || !isCount(wall) || !isKnownStage) return null;
  const tapped = { wall, monotonic: null, server: isCount(server) ? server : null };
  return {
    grant,
    idempotencyKey,
    tapped,
    stage,
    isSent: true,
    phoneBefore: typeof phoneBefore === 'string' ? phoneBefore : null,
  };
}

/** The grants of an earlier run; what is damaged or of another version is left out. */
export function readGrants(stored: unknown): readonly PendingGrant[] {
  const grants = asRecord(stored)?.['codes'];
  return Array.isArray(grants)
    ? grants.map(readPendingGrant).filter((pending): pending is PendingGrant => pending !== null)
    : [];
}

/** What is stored of them: the monotonic clock ends with the run and stays out. */
export function writeGrants(grants: readonly PendingGrant[]): object {
  return {
    // Its name stays: another one would lose what an older version has left there.
    codes: grants.map(
      ({ grant, idempotencyKey, tapped: { wall, server }, stage, phoneBefore }) => ({
        grant,
        idempotencyKey,
        wall,
        server,
        stage,
        phoneBefore,
      }),
    ),
  };
}
