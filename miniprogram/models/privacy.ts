/** Why WeChat gives nothing, where the privacy guide is the reason. */
export type PrivacyRefusalKind = 'privacy-declined' | 'privacy-not-declared' | 'privacy-banned';

/** How asking for agreement to the privacy guide ended. `raw` is for developers only. */
export type PrivacyResult =
  /** Now or earlier, or there is nothing to agree to. */
  | { readonly kind: 'agreed' }
  | { readonly kind: PrivacyRefusalKind | 'failed'; readonly raw: string }
  /** WeChat said nothing, and nothing is on the screen. */
  | { readonly kind: 'silent' };

/** What a failure of WeChat means, by its number or its text. */
export interface RefusalRule<Kind> {
  readonly kind: Kind;
  readonly errnos: readonly (number | null)[];
  readonly errMsg: RegExp;
  /** The number alone is ambiguous: the text must agree. */
  readonly needsText?: true;
}

/** One place for the phone buttons and for the guide itself (docs/wechat-errno.md §3 and §7). */
export const privacyRules: readonly RefusalRule<PrivacyRefusalKind>[] = [
  {
    kind: 'privacy-not-declared',
    errnos: [112, 101100],
    errMsg: /not declared in the privacy/i,
  },
  {
    kind: 'privacy-banned',
    errnos: [1025, 1026, 101101],
    errMsg: /privacy (api|interface is) banned|(announce your|implement the) privacy/i,
  },
  {
    kind: 'privacy-declined',
    errnos: [101102],
    errMsg: /privacy.*not authorized|click action before resolve/i,
  },
  { kind: 'privacy-declined', errnos: [104], errMsg: /privacy/i, needsText: true },
];

/** For developers: text and number, in one line. */
export const rawError = (errMsg: string, errno: number | null): string =>
  `${errMsg === '' ? '(no errMsg)' : errMsg}${errno === null ? '' : ` [${errno}]`}`;
