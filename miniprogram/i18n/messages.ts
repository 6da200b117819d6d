import type { CountryCode } from '../models/number';
import type { PhoneRefusalKind } from '../models/phone';

/** What can be said about a failed request. */
export interface FailureMessages {
  readonly offline: string;
  readonly timeout: string;
  readonly unavailable: string;
  readonly rateLimited: string;
  readonly loginBlocked: string;
  readonly notConfigured: string;
  readonly insecure: string;
  readonly fileGone: string;
}

export interface AccountMessages {
  readonly title: string;
  readonly loading: string;
  readonly noNickname: string;
  readonly phone: string;
  readonly phoneUnbound: string;
  readonly phoneWhy: string;
  readonly bindPhone: string;
  readonly replacePhone: string;
  readonly unbindPhone: string;
  readonly unbindAsk: string;
  readonly unbindText: string;
  readonly unbindConfirm: string;
  readonly completeProfile: string;
  readonly editProfile: string;
  readonly privacyGuide: string;
  readonly deleteData: string;
  readonly deleteAsk: string;
  readonly deleteText: string;
  readonly deleteConfirm: string;
  readonly deletedTitle: string;
  readonly deletedText: string;
  readonly startAgain: string;
  readonly cancel: string;
  readonly failed: string;
  readonly updateTitle: string;
  readonly updateText: string;
  readonly updateConfirm: string;
  readonly updateLater: string;
  readonly lab: string;
  readonly retry: string;
  /** What the number is while a grant is under way, or waits for the person. */
  readonly verifying: string;
  readonly undecided: string;
  readonly seeProgress: string;
  readonly decide: string;
  readonly unbound: string;
  readonly offlineTitle: string;
  readonly troubleTitle: string;
  readonly notReadyTitle: string;
}

export interface ProfileMessages {
  readonly title: string;
  readonly why: string;
  readonly chooseAvatar: string;
  readonly changeAvatar: string;
  readonly putBack: string;
  readonly nickname: string;
  readonly nicknamePlaceholder: string;
  readonly save: string;
  readonly saving: string;
  readonly uploading: string;
  readonly notNow: string;
  readonly cancel: string;
  readonly saved: string;
  readonly empty: string;
  readonly tooLong: string;
  readonly rejected: string;
  readonly avatarRejected: string;
  readonly nicknameLeft: string;
  readonly avatarLeft: string;
  readonly privacyRefused: string;
  readonly writeYourself: string;
}

export interface PrivacyMessages {
  readonly title: string;
  readonly text: string;
  readonly contract: string;
  readonly agree: string;
  readonly refuse: string;
}

export interface PhoneMessages {
  readonly title: string;
  readonly heading: string;
  readonly quick: string;
  readonly realtime: string;
  readonly manual: string;
  readonly notNow: string;
  readonly finishing: string;
  readonly retry: string;
  readonly boundHeading: string;
  readonly replace: string;
  readonly expired: string;
  readonly rejected: string;
  readonly sessionStale: string;
  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly conflictMove: string;
  readonly conflictOther: string;
  readonly quotaTitle: string;
  readonly quotaText: string;
  readonly close: string;
  readonly refusal: Readonly<Record<PhoneRefusalKind, string>>;
  /** What a person gets for the number, a line each. */
  readonly getNotices: string;
  readonly getRecovery: string;
  readonly getPrivacy: string;
  readonly onlyManual: string;
  /** The number is granted and waits for the backend. */
  readonly kept: string;
  readonly current: string;
  /** Said once the page is gone; WeChat shows seven Chinese characters at most. */
  readonly bound: string;
  readonly replaced: string;
  readonly done: string;
}

export interface PhoneManualMessages {
  readonly title: string;
  readonly heading: string;
  readonly why: string;
  readonly region: string;
  readonly searchRegion: string;
  readonly noRegion: string;
  /** Name of a calling code that is typed and not listed. */
  readonly otherCode: string;
  readonly number: string;
  readonly numberPlaceholder: string;
  readonly numberMissing: string;
  readonly numberInvalid: string;
  readonly code: string;
  readonly codePlaceholder: string;
  readonly codeMissing: string;
  readonly sendCode: string;
  readonly resend: string;
  readonly resendIn: string;
  readonly sent: string;
  readonly codeWrong: string;
  readonly codeExpired: string;
  readonly tooManyGuesses: string;
  /** What to do about a code that is over: at once, or while the button still counts. */
  readonly getNew: string;
  readonly getNewLater: string;
  readonly noCode: string;
  readonly noCodeText: string;
  readonly submit: string;
  readonly busy: string;
  readonly notNow: string;
  readonly cancel: string;
  readonly bound: string;
  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly conflictMove: string;
  readonly conflictOther: string;
  readonly close: string;
  readonly regions: Readonly<Record<CountryCode, string>>;
}

/** Every text of the program, by page; a language without one of them does not compile. */
export interface Messages {
  readonly failure: FailureMessages;
  readonly account: AccountMessages;
  readonly phone: PhoneMessages;
  readonly phoneManual: PhoneManualMessages;
  readonly profile: ProfileMessages;
  readonly privacy: PrivacyMessages;
}
