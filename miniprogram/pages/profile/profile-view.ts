import { failureText } from '../../i18n/failure-text';
import type { FailureMessages, PrivacyMessages, ProfileMessages } from '../../i18n/messages';
import type { Failure } from '../../models/failure';
import { checkNickname } from '../../models/nickname';
import type { NicknameEntry } from '../../models/nickname-entry';

/** What the profile page shows: exactly one of these, around the picture and the field. */
export type ProfileView =
  /** The person works on it; a word about what happened before, or an empty one. */
  | { readonly kind: 'editing'; readonly message: string }
  /** WeChat is still reading the nickname. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'saving'; readonly progress: string };

export interface ProfileData {
  t: ProfileMessages;
  view: ProfileView;
  avatar: string;
  nickname: string;
  focus: boolean;
  /** Privacy is not agreed to yet, as far as we know: the field is asked for first. */
  gated: boolean;
  hasAvatarButton: boolean;
  privacyTexts: PrivacyMessages;
  privacyAsked: boolean;
}

export const editing = (message: string): ProfileView => ({ kind: 'editing', message });

export type SaveDecision =
  /** `nickname` is null when only the picture is to be saved. */
  | { readonly kind: 'save'; readonly nickname: string | null }
  | { readonly kind: 'tell'; readonly message: string };

/** Whether a submitted form can be saved, or what to tell the person instead. */
export function decideSave(
  typed: string,
  review: NicknameEntry['review'],
  hasPicture: boolean,
  t: ProfileMessages,
): SaveDecision {
  const checked = checkNickname(typed);
  switch (checked.kind) {
    case 'fine':
      return { kind: 'save', nickname: checked.nickname };
    case 'too-long':
      return { kind: 'tell', message: t.tooLong };
    case 'empty':
      if (review === 'rejected') return { kind: 'tell', message: t.rejected };
      return hasPicture ? { kind: 'save', nickname: null } : { kind: 'tell', message: t.empty };
  }
}

type Saved =
  | { readonly kind: 'saved' | 'rejected' }
  | { readonly kind: 'unsettled'; readonly failure: Failure };

/** What to tell when a part of the form was not saved; empty when it was. */
export function unsavedText(result: Saved, rejected: string, t: FailureMessages): string {
  switch (result.kind) {
    case 'saved':
      return '';
    case 'rejected':
      return rejected;
    case 'unsettled':
      return failureText(t, result.failure);
  }
}
