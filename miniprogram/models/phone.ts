import type { Failure } from './failure';

/** The two paid components: quick verification (0.03 CNY) and real-time verification (0.04 CNY). */
export type PhoneComponent = 'quick' | 'realtime';

/** A way to hand over a number. Manual entry is always one of them. */
export type PhoneMethod = PhoneComponent | 'manual';

declare const phoneCodeBrand: unique symbol;
declare const loginCodeBrand: unique symbol;

/** One-time code of a phone component: five minutes, once, paid for. Only the classifier makes one. */
export type PhoneCode = string & { readonly [phoneCodeBrand]: true };

/** Code of `wx.login`. It looks like a PhoneCode and is worth nothing in its place. */
export type LoginCode = string & { readonly [loginCodeBrand]: true };

/** What a person granted, in the form that the client was able to deliver it. */
export type PhoneGrant =
  | { readonly kind: 'code'; readonly component: PhoneComponent; readonly code: PhoneCode }
  | { readonly kind: 'encrypted'; readonly encryptedData: string; readonly iv: string }
  | { readonly kind: 'cloudId'; readonly cloudId: string };

/** Why no number came: what the person or the platform decided (docs/wechat-facts.md §1.3). */
export type PhoneRefusalKind =
  | 'declined'
  | 'privacy-declined'
  | 'privacy-not-declared'
  | 'privacy-banned'
  | 'no-permission'
  | 'quota-exhausted'
  | 'too-frequent'
  | 'unsupported'
  | 'needs-verification'
  | 'no-number'
  | 'failed';

/** What one phone event means. `raw` is for developers only and never shown to people. */
export type PhoneOutcome =
  | { readonly kind: 'granted'; readonly grant: PhoneGrant }
  | { readonly kind: PhoneRefusalKind; readonly raw: string };

/** How handing a grant to the backend ended. */
export type ExchangeResult =
  | { readonly kind: 'bound' }
  /** Nothing is decided and the grant still lives: the same grant may be sent again. */
  | { readonly kind: 'unsettled'; readonly failure: Failure }
  /** The grant is worth nothing any more: used, expired, or refused. One more tap is needed. */
  | { readonly kind: 'spent'; readonly reason: 'expired' | 'rejected' | 'session-stale' }
  /** The number belongs to another account. */
  | { readonly kind: 'conflict' };

/** What is happening with grants, for every page that shows it. */
export type PhoneProgress =
  | { readonly kind: 'idle' }
  /** A grant is on its way to the backend, or waits for an earlier one. */
  | { readonly kind: 'finishing' }
  /** The last try left it open. It is tried again by itself while the grant lives, if that can help. */
  | Extract<ExchangeResult, { readonly kind: 'unsettled' }>
  /** The person must decide. */
  | Extract<ExchangeResult, { readonly kind: 'conflict' }>
  /** The end, until a page has shown it. */
  | Extract<ExchangeResult, { readonly kind: 'bound' | 'spent' }>;
