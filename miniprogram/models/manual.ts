import type { Failure } from './failure';

/** How asking for an SMS code ended. */
export type SmsResult =
  | { readonly kind: 'sent'; readonly resendAfterSeconds: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'number-invalid' }
  | { readonly kind: 'unsettled'; readonly failure: Failure };

/** How binding a typed number ended. */
export type ManualResult =
  | { readonly kind: 'bound' }
  | { readonly kind: 'code-wrong' }
  | { readonly kind: 'code-expired' }
  | { readonly kind: 'too-many-guesses' }
  | { readonly kind: 'number-invalid' }
  /** The number belongs to another account: the person decides. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unsettled'; readonly failure: Failure };
