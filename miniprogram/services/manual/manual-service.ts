import type { Failure, ProblemCode } from '../../models/failure';
import type { ManualResult, SmsResult } from '../../models/manual';
import type { TypedNumber } from '../../models/number';
import type { Platform } from '../../platform/platform';
import type { Decoded } from '../backend/decode';
import { asRecord, isWait, mismatch, value } from '../backend/decode';
import { decodeBinding } from '../backend/decode-user';
import { failureOf } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import type { UserService } from '../user/user-service';

/** A typed number, proven by a code that the backend sends as SMS. */
export interface ManualService {
  /** Asks the backend to send a code. */
  sendCode(number: TypedNumber): Promise<SmsResult>;
  /** Binds the number; `move` takes it from the other account that it belongs to. */
  bind(number: TypedNumber, smsCode: string, move: boolean): Promise<ManualResult>;
}

function decodeSent(body: unknown): Decoded<number> {
  const seconds = asRecord(body)?.['resendAfterSeconds'];
  return isWait(seconds) ? value(seconds) : mismatch('resendAfterSeconds');
}

function sendFailure(failure: Failure): SmsResult {
  if (failure.kind !== 'problem') return { kind: 'unsettled', failure };
  if (failure.code === 'number-invalid') return { kind: 'number-invalid' };
  return failure.code === 'rate-limited' && failure.retryAfterSeconds !== null
    ? { kind: 'wait', seconds: failure.retryAfterSeconds }
    : { kind: 'unsettled', failure };
}

const results: Partial<Record<ProblemCode, ManualResult>> = {
  'sms-code-wrong': { kind: 'code-wrong' },
  'sms-code-expired': { kind: 'code-expired' },
  'sms-too-many-guesses': { kind: 'too-many-guesses' },
  'number-invalid': { kind: 'number-invalid' },
  'phone-already-bound': { kind: 'conflict' },
};

function bindFailure(failure: Failure): ManualResult {
  const result = failure.kind === 'problem' ? results[failure.code] : undefined;
  return result ?? { kind: 'unsettled', failure };
}

export function createManualService(
  platform: Pick<Platform, 'randomId'>,
  session: SessionService,
  user: UserService,
): ManualService {
  // An unsettled try is repeated under its key: the first may have reached the backend.
  let unsettled: { readonly body: string; readonly key: string } | null = null;

  return {
    sendCode: (number) =>
      session.send({ method: 'POST', path: '/sms-codes', body: number, decode: decodeSent }).then(
        (seconds): SmsResult => ({ kind: 'sent', resendAfterSeconds: seconds }),
        (error: unknown) => sendFailure(failureOf(error)),
      ),
    bind: (number, smsCode, move) => {
      const request = { kind: 'sms', ...number, smsCode, ...(move ? { resolution: 'move' } : {}) };
      const body = JSON.stringify(request);
      const key = unsettled?.body === body ? unsettled.key : platform.randomId();
      unsettled = { body, key };
      const apply = user.beginChange();
      return session
        .send({
          method: 'POST',
          path: '/user/phone',
          headers: { 'idempotency-key': key },
          body: request,
          decode: decodeBinding,
        })
        .then(
          (bound): ManualResult => {
            apply((before) => ({ ...(before ?? bound), phone: bound.phone }));
            return { kind: 'bound' };
          },
          (error: unknown) => bindFailure(failureOf(error)),
        )
        .then((result) => {
          if (result.kind !== 'unsettled') unsettled = null;
          return result;
        });
    },
  };
}
