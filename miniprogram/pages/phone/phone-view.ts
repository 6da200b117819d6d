import { failureText } from '../../i18n/failure-text';
import type { Messages, PhoneMessages, PrivacyMessages } from '../../i18n/messages';
import { spentText } from '../../i18n/spent-text';
import type {
  PhoneComponent,
  PhoneMethod,
  PhoneOutcome,
  PhoneProgress,
  PhoneRefusalKind,
} from '../../models/phone';

/** What the phone page shows: exactly one of these. */
export type PhoneView =
  /** The buttons, with a word about what happened before: the refusal's own, or a message. */
  | {
      readonly kind: 'asking';
      readonly refusal?: PhoneRefusalKind;
      readonly message?: string;
      /** Something went wrong, which is no choice of the person's. */
      readonly isFault?: boolean;
      readonly developer?: string;
    }
  /** The sheet that offers another way; `next` is null when only manual entry is left. */
  | { readonly kind: 'noQuota'; readonly next: PhoneComponent | null; readonly developer: string }
  /** Buttons disabled: a grant is on its way to the backend. */
  | { readonly kind: 'finishing' }
  /** The backend gave no verdict; the grant is kept and can be sent again. */
  | { readonly kind: 'unsettled'; readonly message: string }
  /** The number belongs to another account: the person decides. */
  | { readonly kind: 'conflict' }
  /** There is a number already; the paid buttons are not offered. */
  | { readonly kind: 'bound'; readonly number: string };

export interface PhoneData {
  t: PhoneMessages;
  methods: readonly PhoneComponent[];
  view: PhoneView;
  /** Every paid way that is wanted has failed: the person is told why one is left. */
  onlyManual: boolean;
  /** What the sheet offers, or offered while it leaves. */
  next: PhoneComponent | null;
  /** There is a number, which another is to take the place of. */
  replacing: boolean;
  /** That number; empty until it is known. */
  current: string;
  viaApi: boolean;
  privacyTexts: PrivacyMessages;
  privacyAsked: boolean;
}

/** The paid ones of the methods, the first drawn as the primary action. */
export function paidMethods(methods: readonly PhoneMethod[]): readonly PhoneComponent[] {
  return methods.filter((method): method is PhoneComponent => method !== 'manual');
}

type Refusal = Extract<PhoneOutcome, { readonly kind: PhoneRefusalKind }>;

/** What the person chose themselves. */
const chosen: readonly PhoneRefusalKind[] = ['declined', 'privacy-declined'];

/** What a refused or failed event looks like. `ownSheet` is false where WeChat's own sheet shows. */
export function refusalView(
  refusal: Refusal,
  paid: readonly PhoneComponent[],
  options: { readonly ownSheet: boolean; readonly showDeveloper: boolean },
): PhoneView {
  const developer = options.showDeveloper ? `${refusal.kind}: ${refusal.raw}` : '';
  return refusal.kind === 'quota-exhausted' && options.ownSheet
    ? { kind: 'noQuota', next: paid[0] ?? null, developer }
    : { kind: 'asking', refusal: refusal.kind, isFault: !chosen.includes(refusal.kind), developer };
}

/** The buttons, and nothing to say. */
export const asking: PhoneView = { kind: 'asking' };

/** What the page shows as a grant goes its way; null to stay as it is. */
export function progressView(
  progress: Exclude<PhoneProgress, { readonly kind: 'bound' }>,
  shown: PhoneView,
  messages: Messages,
): PhoneView | null {
  switch (progress.kind) {
    case 'idle':
      return shown.kind === 'conflict' || shown.kind === 'finishing' ? asking : null;
    case 'finishing':
    case 'conflict':
      return progress;
    case 'unsettled':
      return { kind: 'unsettled', message: failureText(messages.failure, progress.failure) };
    case 'spent':
      return { kind: 'asking', message: spentText(progress.reason, messages.phone), isFault: true };
  }
}
