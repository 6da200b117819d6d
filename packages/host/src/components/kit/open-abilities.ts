import type { PhoneComponent } from '../../platform/platform';

/**
 * What the built-ins ask of WeChat itself: the open abilities behind `<button open-type>` and the
 * nickname keyboard behind `<input type="nickname">`. The phone does the work
 * (phone/open-abilities).
 *
 * Details are handed on to the program as `event.detail`, unread.
 */
export interface OpenAbilities {
  /**
   * A tap on a phone button: privacy, quota, the person's choice, the code. Undefined: this client
   * does not know the button, or a sheet of it is open already: no event is fired.
   */
  requestPhoneNumber(request: {
    readonly component: PhoneComponent;
    /** False: the program shows its own words when the quota is used up (base library 3.0.1). */
    readonly noQuotaToast: boolean;
  }): Promise<EventDetail | undefined>;
  /** The avatar sheet. Undefined: cancelled, refused or rejected; WeChat then fires no event. */
  chooseAvatar(): Promise<EventDetail | undefined>;
  /**
   * The person tapped an agreePrivacyAuthorization button; `buttonId` is what the program hands to
   * `resolve({ event: "agree", buttonId })`. False: this client does not know the button.
   */
  agreePrivacy(buttonId: string): boolean;
  /** Anonymous since October 2022 (docs/wechat-facts.md §1.1). */
  getUserInfo(lang: string): Promise<EventDetail>;
  openSetting(): Promise<EventDetail>;
  /** Customer service; the result is what `bindcontact` carries when the person comes back. */
  openContact(message: {
    readonly sessionFrom: string;
    readonly title: string;
    readonly path: string;
    readonly image: string;
    readonly showCard: boolean;
  }): Promise<EventDetail | undefined>;
  openFeedback(): void;
  /** Asks the page's onShareAppMessage with `from: "button"` and this button as target. */
  share(button: { readonly id: string; readonly dataset: Readonly<Record<string, unknown>> }): void;
  /** Opening an app from a mini program works on phones from a few scenes only. */
  launchApp(
    parameter: string,
  ): Promise<
    | { readonly kind: 'launched'; readonly detail: EventDetail }
    | { readonly kind: 'failed'; readonly detail: EventDetail }
  >;
  /** The soft keyboard rose to a height in px, or went (0): `wx.onKeyboardHeightChange` hears it. */
  keyboardChanged(height: number): void;
  /**
   * The nickname keyboard. Undefined: the client is too old or privacy was not agreed to, and the
   * field is an ordinary text field (docs/wechat-facts.md §4).
   */
  nicknameKeyboard(): { readonly nickname: string } | undefined;
  /**
   * Content review of a nickname when its field loses focus (base library 2.24.4, its event 2.29.1).
   * Undefined: this client reviews nothing.
   */
  reviewNickname(nickname: string): Promise<
    | {
        readonly pass: boolean;
        readonly timeout: boolean;
        /** Whether `bindnicknamereview` exists on this client. */
        readonly announced: boolean;
      }
    | undefined
  >;
}

export type EventDetail = Readonly<object>;
