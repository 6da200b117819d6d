import type { AccountMessages, PhoneMessages } from '../../i18n/messages';
import { spentText } from '../../i18n/spent-text';
import type { PhoneProgress } from '../../models/phone';
import type { User } from '../../models/user';
import { phoneLabel } from '../../models/user';
import { DEFAULT_AVATAR } from '../default-avatar';
import type { Question } from './confirm';

/** What the account page shows: exactly one of these. */
export type AccountView =
  | { readonly kind: 'signingIn' }
  | {
      readonly kind: 'offline';
      readonly message: string;
      /** Empty for everybody but developers. */
      readonly developer: string;
      readonly busy: boolean;
    }
  /** Everything was deleted, at the person's wish. */
  | { readonly kind: 'deleted' }
  | {
      readonly kind: 'ready';
      readonly avatar: string;
      /** Empty when there is none; so is `phone`. */
      readonly nickname: string;
      readonly phone: string;
    };

export interface AccountData {
  t: AccountMessages;
  view: AccountView;
  /** About a grant that is on its way; empty when there is none. */
  phoneNotice: string;
  hasContract: boolean;
  hasLab: boolean;
}

export function readyView(user: User): AccountView {
  return {
    kind: 'ready',
    avatar: user.avatarUrl ?? DEFAULT_AVATAR,
    nickname: user.nickname ?? '',
    phone: user.phone === null ? '' : phoneLabel(user.phone),
  };
}

/** A word about a grant that is on its way or that ended without a number; empty when there is none. */
export function phoneNotice(progress: PhoneProgress, t: PhoneMessages): string {
  switch (progress.kind) {
    case 'idle':
    case 'bound':
      return '';
    // It goes on by itself: to this page a pause between two tries is none.
    case 'finishing':
    case 'unsettled':
      return t.finishing;
    case 'conflict':
      return t.conflictTitle;
    case 'spent':
      return spentText(progress.reason, t);
  }
}

export const updateQuestion = (t: AccountMessages): Question => ({
  title: t.updateTitle,
  content: t.updateText,
  confirmText: t.updateConfirm,
  cancelText: t.updateLater,
});
