import type { components } from 'onboarding-contract';

export type ProblemCode = components['schemas']['ProblemCode'];
export type ProblemDocument = components['schemas']['Problem'];

const definitions: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  'invalid-request': [400, 'The request does not follow the contract.'],
  'login-code-invalid': [422, 'The login code is wrong, used or too old; sign in again.'],
  'phone-code-invalid': [422, 'The phone code is wrong, used or too old; ask for one more tap.'],
  'login-blocked': [403, 'WeChat blocks this person’s login.'],
  'session-invalid': [401, 'There is no such session any more; sign in again.'],
  'not-found': [404, 'There is nothing here.'],
  'idempotency-key-missing': [400, 'The header Idempotency-Key is missing.'],
  'idempotency-key-reused': [409, 'This Idempotency-Key came with another body before.'],
  'phone-already-bound': [409, 'The number is bound to another person.'],
  'number-invalid': [422, 'There is no such phone number.'],
  'sms-code-wrong': [422, 'The SMS code is wrong.'],
  'sms-code-expired': [422, 'There is no SMS code for this number any more; send another one.'],
  'sms-too-many-guesses': [422, 'The SMS code was guessed too often; send another one.'],
  'nickname-rejected': [422, 'Content review refused the nickname.'],
  'avatar-rejected': [422, 'The picture is too large or of a kind that is not accepted.'],
  'wechat-session-stale': [
    409,
    'The payload belongs to another WeChat session; sign in, then tap again.',
  ],
  'rate-limited': [429, 'Too many requests.'],
  'wechat-busy': [503, 'WeChat is busy; send the same request again later.'],
  'wechat-unavailable': [502, 'WeChat did not answer.'],
  'wechat-misconfigured': [500, 'WeChat refuses this backend; its settings are wrong.'],
  internal: [500, 'Something went wrong in the backend.'],
};

/** What a problem may say beyond its code. */
export type ProblemExtras = Pick<ProblemDocument, 'detail' | 'retryAfterSeconds' | 'resolutions'>;

/** A failure that the contract names; thrown anywhere, sent by the one error handler. */
export class ProblemError extends Error {
  readonly status: number;
  readonly document: ProblemDocument;

  constructor(
    readonly code: ProblemCode,
    extras: ProblemExtras = {},
  ) {
    const [status, title] = definitions[code];
    super(extras.detail ?? title);
    this.name = 'ProblemError';
    this.status = status;
    this.document = { type: `urn:problem:${code}`, title, status, code, ...extras };
  }
}
