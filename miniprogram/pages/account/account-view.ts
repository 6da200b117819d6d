import type { AccountMessages, PhoneMessages } from '../../i18n/messages';
import { spentText } from '../../i18n/spent-text';
import type { Failure, NoResponseReason } from '../../models/failure';
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
      readonly icon: 'offline' | 'clock' | 'alert';
      readonly title: string;
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

/** The state of a number that is not bound yet, and what its button says. */
export interface PendingPhone {
  readonly state: string;
  readonly action: string;
  /** The person must do something: its button is the page's first. */
  readonly isTheirs: boolean;
}

export interface AccountData {
  t: AccountMessages;
  view: AccountView;
  /** What a grant that is under way makes of the number; null without one. */
  pending: PendingPhone | null;
  /** Why a grant ended without a number, or what the person is to decide; empty when there is nothing to say. */
  phoneNotice: string;
  hasContract: boolean;
  hasLab: boolean;
}

type Offline = Extract<AccountView, { readonly kind: 'offline' }>;

export function readyView(user: User): AccountView {
  return {
    kind: 'ready',
    avatar: user.avatarUrl ?? DEFAULT_AVATAR,
    nickname: user.nickname ?? '',
    phone: user.phone === null ? '' : phoneLabel(user.phone),
  };
}

type Trouble = Pick<Offline, 'icon' | 'title'>;

/** An empty page's icon and title, by what is in the way. */
export function troubleOf(failure: Failure, t: AccountMessages): Trouble {
  const none: Trouble = { icon: 'offline', title: t.offlineTitle };
  const notReady: Trouble = { icon: 'clock', title: t.notReadyTitle };
  const other: Trouble = { icon: 'alert', title: t.troubleTitle };
  const byReason: Readonly<Partial<Record<NoResponseReason, Trouble>>> = {
    offline: none,
    aborted: none,
    timeout: none,
    interrupted: none,
    'not-configured': notReady,
    'address-refused': notReady,
  };
  if (failure.kind === 'no-response') return byReason[failure.reason] ?? other;
  // WeChat could not be asked, which is so without a network.
  const isPassing = failure.kind === 'login-unavailable' && failure.cause === 'passing';
  return isPassing ? none : other;
}

/** A grant under way as the state of the number; null when there is none. */
export function pendingPhone(progress: PhoneProgress, t: AccountMessages): PendingPhone | null {
  switch (progress.kind) {
    case 'idle':
    case 'bound':
    case 'spent':
      return null;
    // It goes on by itself: to this page a pause between two tries is none.
    case 'finishing':
    case 'unsettled':
      return { state: t.verifying, action: t.seeProgress, isTheirs: false };
    case 'conflict':
      return { state: t.undecided, action: t.decide, isTheirs: true };
  }
}

/** A word about a grant that waits for the person or ended without a number; empty when there is none. */
export function phoneNotice(progress: PhoneProgress, t: PhoneMessages): string {
  switch (progress.kind) {
    case 'idle':
    case 'bound':
    case 'finishing':
    case 'unsettled':
      return '';
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
