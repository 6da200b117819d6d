import { failureText } from '../../i18n/failure-text';
import type { Messages, PhoneManualMessages } from '../../i18n/messages';
import type { ManualResult, SmsResult } from '../../models/manual';
import type { Region } from '../../models/region';

/** What the manual page shows: exactly one of these, around the two fields. */
export type ManualView =
  | { readonly kind: 'editing'; readonly message: string }
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
  regions: readonly Region[];
  countryCode: string;
  number: string;
}

export const editing = (message: string): ManualView => ({ kind: 'editing', message });

/** What to say after asking for a code. */
export function smsMessage(result: SmsResult, messages: Messages): string {
  const t = messages.phoneManual;
  switch (result.kind) {
    case 'sent':
      return t.sent;
    case 'wait':
      return messages.failure.rateLimited;
    case 'number-invalid':
      return t.numberInvalid;
    case 'unsettled':
      return failureText(messages.failure, result.failure);
  }
}

/** What the page shows after a try that did not bind the number. */
export function bindView(
  result: Exclude<ManualResult, { readonly kind: 'bound' }>,
  messages: Messages,
): ManualView {
  const t = messages.phoneManual;
  switch (result.kind) {
    case 'code-wrong':
      return editing(t.codeWrong);
    case 'code-expired':
      return editing(t.codeExpired);
    case 'too-many-guesses':
      return editing(t.tooManyGuesses);
    case 'number-invalid':
      return editing(t.numberInvalid);
    case 'conflict':
      return { kind: 'conflict' };
    case 'unsettled':
      return editing(failureText(messages.failure, result.failure));
  }
}
