/** A number as WeChat returns it. */
export interface WechatNumber {
  /** Calling code without "+". */
  readonly countryCode: string;
  readonly pureNumber: string;
}

/** WeChat gave no verdict about the code; it may still be good. */
export type NoVerdict =
  /** errcode -1 or 45011: nothing was consumed. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** No response, or none that is WeChat's; whether the code was consumed is unknown. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** An errcode about this backend's own settings, such as 40013 or 40164. */
  | { readonly kind: 'misconfigured'; readonly errcode: number };

export type LoginOutcome =
  | { readonly kind: 'session'; readonly openid: string; readonly sessionKey: string }
  | { readonly kind: 'code-invalid' }
  | { readonly kind: 'blocked' }
  | NoVerdict;

export type PhoneOutcome =
  | { readonly kind: 'number'; readonly number: WechatNumber }
  | { readonly kind: 'code-invalid' }
  | NoVerdict;

export type ReviewOutcome =
  | { readonly kind: 'pass' }
  /** WeChat calls the text risky, or wants a person to look at it. */
  | { readonly kind: 'rejected' }
  | NoVerdict;

/** WeChat looks at the picture later, and tells by push under this id. */
export type PictureReviewOutcome =
  { readonly kind: 'submitted'; readonly traceId: string } | NoVerdict;

/** What the backend asks of WeChat; outcomes are values, nothing is thrown. */
export interface WechatGateway {
  /** The account whose payloads are accepted. */
  readonly appid: string;
  /** code2Session: exchanges a wx.login code. */
  exchangeLoginCode(code: string): Promise<LoginOutcome>;
  /**
   * getuserphonenumber, with the openid so that WeChat checks whose code it is
   * (docs/wechat-facts.md §5.1).
   */
  exchangePhoneCode(request: {
    readonly code: string;
    readonly openid: string;
  }): Promise<PhoneOutcome>;
  /** getopendata: opens the cloudID of a phone event (docs/wechat-facts.md §5.5). */
  openCloudId(request: {
    readonly cloudId: string;
    readonly openid: string;
  }): Promise<PhoneOutcome>;
  /** msg_sec_check in the scene "profile". */
  reviewNickname(request: {
    readonly nickname: string;
    readonly openid: string;
  }): Promise<ReviewOutcome>;
  /** media_check_async in the scene "profile"; `url` must be open to WeChat. */
  reviewPicture(request: {
    readonly url: string;
    readonly openid: string;
  }): Promise<PictureReviewOutcome>;
}
