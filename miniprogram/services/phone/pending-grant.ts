import type { PhoneCode, PhoneGrant } from '../../models/phone';
import { asRecord, isCount, isText } from '../backend/decode';
import type { Moment } from './grant-life';

/** A granted code that no answer has ended yet. It was paid for. */
export interface PendingCode {
  readonly grant: PhoneGrant;
  /** 32 hexadecimal digits. One for the code, for every time it is sent. */
  readonly idempotencyKey: string;
  readonly tapped: Moment;
  /** `conflict`: answered, the person is being asked. `move`: they want the number taken over. */
  readonly stage: 'new' | 'conflict' | 'move';
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
 * The key of the request. Taking a number over is another question with another body, which the
 * contract refuses under the first key; its key is made from the code's own, so that it is the same
 * however often and after whatever restart it is sent.
 */
export function requestKey({ idempotencyKey, stage }: PendingCode): string {
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

function readCode(stored: unknown): PendingCode | null {
  const record = asRecord(stored);
  if (record === null) return null;
  const grant = readGrant(record['grant']);
  const { idempotencyKey, wall, server, stage } = record;
  const isKnownStage = stage === 'new' || stage === 'conflict' || stage === 'move';
  if (grant === null || !isText(idempotencyKey) || !isCount(wall) || !isKnownStage) return null;
  const tapped = { wall, monotonic: null, server: isCount(server) ? server : null };
  return { grant, idempotencyKey, tapped, stage };
}

/** The codes of an earlier run; what is damaged or of another version is left out. */
export function readCodes(stored: unknown): readonly PendingCode[] {
  const codes = asRecord(stored)?.['codes'];
  return Array.isArray(codes)
    ? codes.map(readCode).filter((code): code is PendingCode => code !== null)
    : [];
}

/** What is stored of them: the monotonic clock ends with the run and stays out. */
export function writeCodes(codes: readonly PendingCode[]): object {
  return {
    codes: codes.map(({ grant, idempotencyKey, tapped: { wall, server }, stage }) => ({
      grant,
      idempotencyKey,
      wall,
      server,
      stage,
    })),
  };
}
