import { ProblemError } from '../problem';
import type { StoredExchange, StoredPhone } from '../store/store';

/** A number that a person has proven to be theirs. */
export interface ProvenNumber {
  readonly phone: StoredPhone;
  /** When the proof was made, as far as we know. */
  readonly provenAt: number;
  /** The record of a proof that may be sent again; an SMS code may not. */
  readonly codeDigest?: string;
}

/** How long a verdict is kept: far longer than a code lives, and as long as a first answer. */
export const recordLifeMs = 24 * 60 * 60 * 1000;

/** For developers: this charge is lost, and why. */
const askedBefore =
  'WeChat was asked about this code before and its answer never arrived; it may have been consumed then.';

/** The number that a settled exchange proves; throws `phone-code-invalid` when it proves none. */
export function provenBy({ codeDigest, outcome, askedAt }: StoredExchange): ProvenNumber {
  switch (outcome.kind) {
    case 'number':
      return { phone: outcome.phone, provenAt: askedAt, codeDigest };
    case 'lost':
      throw new ProblemError('phone-code-invalid', { detail: askedBefore });
    case 'asked':
    case 'code-invalid':
      throw new ProblemError('phone-code-invalid');
  }
}
