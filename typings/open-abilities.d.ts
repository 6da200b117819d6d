/* eslint-disable no-restricted-syntax -- WeChat's typings are namespaces and can only be completed as one; DevTools never compiles a .d.ts. */

/**
 * What miniprogram-api-typings 5.2.3 lacks or types too strictly for the open abilities.
 * Sources: the documentation's pages of button, input, the privacy guide, and wx.getPhoneNumber.
 */
declare namespace WechatMiniprogram {
  /** Answer of both phone buttons and of `wx.getPhoneNumber`: on failure there is no `code`. */
  interface PhoneNumberDetail {
    readonly errMsg?: string;
    /** Present on failure only; 1400001 means that the quota is used up. */
    readonly errno?: number;
    /** One-time code, good for five minutes. Since 2.21.2. */
    readonly code?: string;
    /** Legacy payload, quick verification only. */
    readonly encryptedData?: string;
    readonly iv?: string;
    /** Only in programs with cloud development. Since 2.8.0. */
    readonly cloudID?: string;
  }
  type PhoneNumberEvent = CustomEvent<PhoneNumberDetail>;

  type ChooseAvatarEvent = CustomEvent<{ readonly avatarUrl: string }>;

  /** Since 2.29.1. Carries no value: keep the last one yourself. */
  type NicknameReviewEvent = CustomEvent<{ readonly pass: boolean; readonly timeout: boolean }>;

  type AgreePrivacyAuthorizationEvent = CustomEvent<Record<string, never>>;

  type PrivacyResolution =
    | { readonly event: 'exposureAuthorization' }
    | { readonly event: 'agree'; readonly buttonId: string }
    | { readonly event: 'disagree' };

  interface GetPhoneNumberOption {
    /** Real-time instead of quick verification. @default false */
    isRealtime?: boolean;
    /** Whether WeChat itself tells the person that the quota is used up. @default true */
    phoneNumberNoQuotaToast?: boolean;
    success?: (result: PhoneNumberDetail) => void;
    fail?: (result: PhoneNumberDetail) => void;
  }

  interface Wx {
    /** Documented for mini games and the AI mode only: detect before calling, inside the tap. */
    getPhoneNumber?(option: GetPhoneNumberOption): void;
    /** The published typing knows one parameter; WeChat passes two. Since 2.32.3. */
    onNeedPrivacyAuthorization(
      listener: (
        resolve: (resolution: PrivacyResolution) => void,
        eventInfo: { readonly referrer: string },
      ) => void,
    ): void;
  }
}
