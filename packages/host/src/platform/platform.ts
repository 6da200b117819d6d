/**
 * What the host needs from "WeChat's servers" for the person who holds the simulated phone.
 *
 * Everything that mints codes, books charges or judges content stays behind this one interface, so
 * that the host itself needs no knowledge of a backend. Requests and results are plain JSON: the
 * same interface also works over HTTP (see http-platform.ts).
 */
export interface Platform {
  /** `wx.login`: a login code, good once, for five minutes. */
  login(request: AppRequest): Promise<LoginAnswer>;
  /** `wx.checkSession`: whether the session key of the last login is still good. */
  checkSession(request: AppRequest): Promise<{ readonly valid: boolean }>;
  /** The query point: asked at the tap on a phone button, before any sheet opens. Books nothing. */
  queryPhone(request: PhoneRequest): Promise<PhoneQueryAnswer>;
  /** The charge point: the person allowed it. Mints the code and books the charge. */
  grantPhone(request: PhoneGrantRequest): Promise<PhoneGrantAnswer>;
  /** Content review of a nickname (msgSecCheck) when its field loses focus. */
  reviewNickname(request: NicknameReviewRequest): Promise<ReviewAnswer>;
  /** Content review of a picture the person uploads in the avatar sheet (mediaCheckAsync). */
  reviewAvatar(request: AppRequest): Promise<ReviewAnswer>;
}

export interface AppRequest {
  readonly appid: string;
}

export interface LoginAnswer {
  readonly code: string;
}

/** Quick verification (`getPhoneNumber`) or real-time verification (`getRealtimePhoneNumber`). */
export type PhoneComponent = 'quick' | 'realtime';

export interface PhoneRequest extends AppRequest {
  readonly component: PhoneComponent;
}

/** A number that the authorisation sheet offers; `masked` is how the sheet writes it. */
export interface PhoneChoice {
  readonly id: string;
  readonly masked: string;
  /** "86", "852" … */
  readonly countryCode: string;
}

export type PhoneQueryAnswer =
  { readonly kind: 'ready'; readonly numbers: readonly PhoneChoice[] } | PhoneRefusal;

/** The event detail that WeChat delivers instead of a sheet or a code. */
export interface PhoneRefusal {
  readonly kind: 'refused';
  readonly errMsg: string;
  readonly errno?: number;
}

export interface PhoneGrantRequest extends PhoneRequest {
  readonly numberId: string;
}

export type PhoneGrantAnswer =
  | {
      readonly kind: 'granted';
      /** One-time code, good for five minutes. */
      readonly code: string;
      /** The legacy payload; quick verification only. */
      readonly encryptedData?: string;
      readonly iv?: string;
      /** Only for programs with cloud development. */
      readonly cloudID?: string;
    }
  | PhoneRefusal;

export interface NicknameReviewRequest extends AppRequest {
  readonly nickname: string;
}

export interface ReviewAnswer {
  readonly verdict: 'pass' | 'reject' | 'timeout';
}
