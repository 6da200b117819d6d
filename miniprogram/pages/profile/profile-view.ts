import { failureText } from '../../i18n/failure-text';
import { fill } from '../../i18n/fill';
import type { Messages, PrivacyMessages, ProfileMessages } from '../../i18n/messages';
import type { Failure } from '../../models/failure';
import { checkNickname } from '../../models/nickname';
import type { NicknameEntry } from '../../models/nickname-entry';
import type { PrivacyResult } from '../../models/privacy';

/** What the profile page shows: exactly one of these, around the picture and the field. */
export type ProfileView =
  /** The person works on it; a word about what happened before, or an empty one. */
  | { readonly kind: 'editing'; readonly message: string; readonly developer?: string }
  /** WeChat is still reading the nickname. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'saving'; readonly progress: string };

export interface ProfileData {
  t: ProfileMessages;
  view: ProfileView;
  avatar: string;
  /** The picture shown was chosen just now and is not saved: it can be put back. */
  isChosen: boolean;
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
  /** `nickname` is null when the person wrote none: nothing is sent of it. */
  | { readonly kind: 'save'; readonly nickname: string | null }
  | { readonly kind: 'tell'; readonly message: string };

/** Whether a submitted form can be saved, or what to tell the person instead. */
export function decideSave(
  entry: NicknameEntry,
  hasPicture: boolean,
  t: ProfileMessages,
): SaveDecision {
  const checked = checkNickname(entry.latest);
  if (!entry.isEdited && checked.kind !== 'empty') return { kind: 'save', nickname: null };
  switch (checked.kind) {
    case 'fine':
      return { kind: 'save', nickname: checked.nickname };
    case 'too-long':
      return { kind: 'tell', message: t.tooLong };
    case 'empty':
      if (entry.review === 'rejected') return { kind: 'tell', message: t.rejected };
      return hasPicture ? { kind: 'save', nickname: null } : { kind: 'tell', message: t.empty };
  }
}

/** How a part of the form ended; null when there was nothing of it to save. */
export type Saved =
  | { readonly kind: 'saved' | 'rejected' }
  | { readonly kind: 'unsettled'; readonly failure: Failure }
  | null;

/** What to tell of what was not saved, by its name where the other part was; empty when all is well. */
export function unsavedText(nickname: Saved, picture: Saved, messages: Messages): string {
  const t = messages.profile;
  const texts = [
    partText(nickname, t.rejected, picture === null ? '{reason}' : t.nicknameLeft, messages),
    partText(picture, t.avatarRejected, nickname === null ? '{reason}' : t.avatarLeft, messages),
  ].filter((text) => text !== '');
  return nickname?.kind === 'unsettled' && picture?.kind === 'unsettled'
    ? failureText(messages.failure, nickname.failure)
    : texts.join(' ');
}

function partText(saved: Saved, rejected: string, left: string, { failure }: Messages): string {
  switch (saved?.kind) {
    case undefined:
    case 'saved':
      return '';
    case 'rejected':
      return rejected;
    case 'unsettled':
      return fill(left, { reason: failureText(failure, saved.failure) });
  }
}

/** What the form says when the field was asked for, which can be written in by now; null for nothing. */
export function gateView(
  result: PrivacyResult,
  showDeveloper: boolean,
  t: ProfileMessages,
): ProfileView | null {
  const developer =
    showDeveloper && 'raw' in result ? { developer: `${result.kind}: ${result.raw}` } : {};
  switch (result.kind) {
    case 'privacy-declined':
      return { ...editing(t.privacyRefused), ...developer };
    case 'privacy-not-declared':
    case 'privacy-banned':
      return { ...editing(t.writeYourself), ...developer };
    case 'failed':
      return showDeveloper ? { ...editing(''), ...developer } : null;
    case 'agreed':
    case 'silent':
      return null;
  }
}
