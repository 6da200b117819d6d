import { failureText } from '../../i18n/failure-text';
import { fill } from '../../i18n/fill';
import type { Messages, PrivacyMessages, ProfileMessages } from '../../i18n/messages';
import type { Failure } from '../../models/failure';
import { checkNickname, countNickname } from '../../models/nickname';
import type { NicknameEntry } from '../../models/nickname-entry';
import type { PrivacyResult } from '../../models/privacy';
import { DEFAULT_AVATAR } from '../default-avatar';

/** What a word is about: the field, under which it stands, or the whole form; a hint is no failure. */
type About = 'nothing' | 'nickname' | 'failure' | 'hint';

/** What the profile page shows: exactly one of these, around the picture and the field. */
export type ProfileView =
  /** The person works on it; a word about what happened before, or an empty one. */
  | {
      readonly kind: 'editing';
      readonly message: string;
      readonly about: About;
      readonly developer?: string;
    }
  /** WeChat is still reading the nickname. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'saving'; readonly progress: string };

export interface ProfileData {
  t: ProfileMessages;
  view: ProfileView;
  avatar: string;
  /** There is a picture of one's own, saved or chosen. */
  hasPicture: boolean;
  /** The picture shown was chosen just now and is not saved: it can be put back. */
  isChosen: boolean;
  nickname: string;
  /** `21/24`; empty while there is plenty of room. */
  counter: string;
  isTooLong: boolean;
  focus: boolean;
  /** The person is known already: leaving changes nothing. */
  isKnown: boolean;
  /** Privacy is not agreed to yet, as far as we know: the field is asked for first. */
  gated: boolean;
  hasAvatarButton: boolean;
  privacyTexts: PrivacyMessages;
  privacyAsked: boolean;
}

/** The form, and nothing to say. */
export const quiet: ProfileView = { kind: 'editing', message: '', about: 'nothing' };

export const editing = (about: About, message: string): ProfileView => ({
  kind: 'editing',
  message,
  about,
});

/** What is drawn of a picture. */
export const pictureView = (avatar: string): Pick<ProfileData, 'avatar' | 'hasPicture'> => ({
  avatar,
  hasPicture: avatar !== DEFAULT_AVATAR,
});

/** What is drawn of the length of a nickname. */
export const counterView = (typed: string): Pick<ProfileData, 'counter' | 'isTooLong'> => ({
  counter: countNickname(typed),
  isTooLong: checkNickname(typed).kind === 'too-long',
});

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

/** The form after a save, with what is to be told of it; quiet when all is well. */
export function unsavedView(nickname: Saved, picture: Saved, messages: Messages): ProfileView {
  const message = unsavedText(nickname, picture, messages);
  if (message === '') return quiet;
  const isAboutNickname = nickname?.kind === 'rejected' && (picture?.kind ?? 'saved') === 'saved';
  return editing(isAboutNickname ? 'nickname' : 'failure', message);
}

/** What was not saved, by its name where the other part was. */
function unsavedText(nickname: Saved, picture: Saved, messages: Messages): string {
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
      return { ...editing('hint', t.privacyRefused), ...developer };
    case 'privacy-not-declared':
    case 'privacy-banned':
      return { ...editing('hint', t.writeYourself), ...developer };
    case 'failed':
      return showDeveloper ? { ...quiet, ...developer } : null;
    case 'agreed':
    case 'silent':
      return null;
  }
}
