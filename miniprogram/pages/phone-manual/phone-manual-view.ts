import { failureText } from '../../i18n/failure-text';
import { fill } from '../../i18n/fill';
import type { Messages, PhoneManualMessages } from '../../i18n/messages';
import type { ManualResult, SmsResult } from '../../models/manual';
import type { Region } from '../../models/region';

/** What a sentence is about: a field, under which it stands, or the whole form. */
export type About = 'nothing' | 'number' | 'code' | 'failure' | 'success';

/** What the manual page shows: exactly one of these, around the two fields. */
export type ManualView =
  | { readonly kind: 'editing'; readonly message: string; readonly about: About }
  | { readonly kind: 'busy' }
  /** The list of calling codes is open. */
  | { readonly kind: 'region' }
  /** The number belongs to another account: the person decides. */
  | { readonly kind: 'conflict' };

/** The button that asks for a code. */
export interface SmsButton {
  readonly kind: 'ready' | 'sending' | 'waiting';
  readonly label: string;
}

export interface ManualData {
  t: PhoneManualMessages;
  view: ManualView;
  sms: SmsButton;
  /** What can be done when no code comes: offered as a question once it should have come. */
  help: 'none' | 'offered' | 'open';
  /** The field that the page puts the cursor into. */
  focus: '' | 'number' | 'code';
  /** There is a number already: leaving changes nothing. */
  isReplacing: boolean;
  regions: readonly Region[];
  countryCode: string;
  number: string;
}

/** The form, and nothing to say. */
export const quiet: ManualView = { kind: 'editing', message: '', about: 'nothing' };

export const editing = (about: About, message: string): ManualView => ({
  kind: 'editing',
  message,
  about,
});

/** The field that has the cursor after this: the wrong one, or the next one; empty to leave it where it is. */
export function focusOf(about: About): ManualData['focus'] {
  switch (about) {
    case 'number':
      return 'number';
    case 'code':
    case 'success':
      return 'code';
    case 'nothing':
    case 'failure':
      return '';
  }
}

/** What the page shows after asking for a code. */
export function smsView(result: SmsResult, messages: Messages): ManualView {
  const t = messages.phoneManual;
  switch (result.kind) {
    case 'sent':
      return editing('success', t.sent);
    case 'wait':
      return editing('failure', messages.failure.rateLimited);
    case 'number-invalid':
      return editing('number', t.numberInvalid);
    case 'unsettled':
      return editing('failure', failureText(messages.failure, result.failure));
  }
}

/** What the page shows after a try that did not bind the number. */
export function bindView(
  result: Exclude<ManualResult, { readonly kind: 'bound' }>,
  sms: SmsButton,
  messages: Messages,
): ManualView {
  const t = messages.phoneManual;
  // Nobody is told to tap a button that still counts.
  const next = sms.kind === 'ready' ? t.getNew : t.getNewLater;
  switch (result.kind) {
    case 'code-wrong':
      return editing('code', t.codeWrong);
    case 'code-expired':
      return editing('code', fill(t.codeExpired, { next }));
    case 'too-many-guesses':
      return editing('code', fill(t.tooManyGuesses, { next }));
    case 'number-invalid':
      return editing('number', t.numberInvalid);
    case 'conflict':
      return { kind: 'conflict' };
    case 'unsettled':
      return editing('failure', failureText(messages.failure, result.failure));
  }
}
