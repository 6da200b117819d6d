import type { PhoneRefusalKind } from '../models/phone';

/** What can be said about a failed request. */
export interface FailureMessages {
  readonly offline: string;
  readonly timeout: string;
  readonly unavailable: string;
  readonly rateLimited: string;
  readonly loginBlocked: string;
  readonly notConfigured: string;
}

export interface AccountMessages {
  readonly title: string;
  readonly loading: string;
  readonly noNickname: string;
  readonly phone: string;
  readonly phoneUnbound: string;
  readonly phoneWhy: string;
  readonly bindPhone: string;
  readonly replacePhone: string;
  readonly retry: string;
}

export interface PhoneMessages {
  readonly title: string;
  readonly heading: string;
  readonly why: string;
  readonly quick: string;
  readonly realtime: string;
  readonly manual: string;
  readonly notNow: string;
  readonly finishing: string;
  readonly retry: string;
  readonly boundHeading: string;
  readonly replace: string;
  readonly back: string;
  readonly expired: string;
  readonly rejected: string;
  readonly sessionStale: string;
  readonly conflict: string;
  readonly quotaTitle: string;
  readonly quotaText: string;
  readonly close: string;
  readonly refusal: Readonly<Record<PhoneRefusalKind, string>>;
}

export interface PhoneManualMessages {
  readonly title: string;
  readonly soon: string;
}

/** Every text of the program, by page; a language without one of them does not compile. */
export interface Messages {
  readonly failure: FailureMessages;
  readonly account: AccountMessages;
  readonly phone: PhoneMessages;
  readonly phoneManual: PhoneManualMessages;
}
