import type { AccessTokens, StableToken } from './access-tokens';
import type { Clock } from './clock';
import type { CloudData, OpenData } from './cloud-data';
import type { ContentReview } from './content-review';
import type { Directory } from './directory';
import type { Ok, WechatError } from './errcode';
import { ok, wechatError } from './errcode';
import type { MediaChecks } from './media-checks';
import type { OneTimeCodes } from './one-time-codes';
import type { ChargeUsage, UsagePage } from './phone/charge-usage';
import { chargeUsage } from './phone/charge-usage';
import type { PhonePayload } from './phone/encrypted-payload';
import type { PhoneGrant } from './phone/phone-grant';
import { phonePayload } from './phone/phone-grant';
import type { Quota } from './phone/quota';

/** What a login code stands for until it is exchanged. */
export interface LoginGrant {
  readonly appid: string;
  readonly openid: string;
  readonly sessionKey: string;
}

/** What the platform does for a backend: WeChat's server API, without the transport. */
export interface ServerApi {
  stableToken(request: {
    readonly grant_type: string;
    readonly appid: string;
    readonly secret: string;
    readonly force_refresh: boolean;
  }): StableToken | WechatError;
  code2Session(request: {
    readonly appid: string;
    readonly secret: string;
    readonly js_code: string;
    readonly grant_type: string;
  }): { readonly openid: string; readonly session_key: string } | WechatError;
  /** The appid a token belongs to, or the errcode a call with it returns. */
  authorize(accessToken: string): { readonly appid: string } | WechatError;
  getUserPhoneNumber(
    appid: string,
    request: { readonly code: string; readonly openid?: string | undefined },
  ): (Ok & { readonly phone_info: PhonePayload }) | WechatError;
  msgSecCheck(
    appid: string,
    request: { readonly openid: string; readonly scene: number; readonly content: string },
  ):
    | (Ok & {
        readonly result: { readonly suggest: 'pass' | 'risky' | 'review'; readonly label: number };
        readonly trace_id: string;
      })
    | WechatError;
  /** Takes a picture for review; the verdict is pushed later under the trace_id. */
  mediaCheckAsync(
    appid: string,
    request: {
      readonly openid: string;
      readonly scene: number;
      readonly media_type: number;
      readonly media_url: string;
    },
  ): (Ok & { readonly trace_id: string }) | WechatError;
  getOpenData(
    appid: string,
    openid: string,
    cloudIds: readonly string[],
  ): Ok & { readonly data_list: readonly OpenData[] };
  chargeUsage(appid: string, page: UsagePage): ChargeUsage | WechatError;
}

/**
 * What a wrong `openid` returns. The documentation says that the server errors on a mismatch and no
 * stored source gives the number; a code that is not this person's is an invalid code.
 */
const openidMismatch = 40029;

interface Parts {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly accessTokens: AccessTokens;
  readonly loginCodes: OneTimeCodes<LoginGrant>;
  readonly phoneCodes: OneTimeCodes<PhoneGrant>;
  readonly cloudData: CloudData;
  readonly review: ContentReview;
  readonly mediaChecks: MediaChecks;
  quotaOf(appid: string): Quota;
}

/** Makes the server API over the platform's other parts. */
export function createServerApi(parts: Parts): ServerApi {
  const { clock, directory, accessTokens, loginCodes, phoneCodes, cloudData, review } = parts;
  const { mediaChecks } = parts;

  const credentials = (appid: string, secret: string): WechatError | undefined => {
    const account = directory.account(appid);
    if (account === undefined) return wechatError(40013);
    return account.secret === secret ? undefined : wechatError(40125);
  };

  return {
    stableToken: ({ grant_type, appid, secret, force_refresh }) => {
      if (grant_type !== 'client_credential') return wechatError(40002);
      return credentials(appid, secret) ?? accessTokens.issue(appid, force_refresh);
    },

    code2Session: ({ appid, secret, js_code, grant_type }) => {
      if (grant_type !== 'authorization_code') return wechatError(40002);
      const refused = credentials(appid, secret);
      if (refused !== undefined) return refused;
      // A code of another account is not spent by a caller who may not have it.
      if (loginCodes.peek(js_code)?.appid !== appid) return wechatError(40029);
      const outcome = loginCodes.consume(js_code);
      switch (outcome.kind) {
        case 'consumed':
          return { openid: outcome.binding.openid, session_key: outcome.binding.sessionKey };
        case 'used':
          return wechatError(40163);
        case 'expired':
        case 'unknown':
          return wechatError(40029);
      }
    },

    authorize: (accessToken) => {
      const check = accessTokens.check(accessToken);
      switch (check.kind) {
        case 'valid':
          return { appid: check.appid };
        case 'expired':
          return wechatError(42001);
        case 'invalid':
          return wechatError(40001);
      }
    },

    getUserPhoneNumber: (appid, { code, openid }) => {
      const binding = phoneCodes.peek(code);
      if (binding !== undefined && binding.appid !== appid) return wechatError(40013);
      if (binding !== undefined && openid !== undefined && binding.openid !== openid) {
        return wechatError(openidMismatch);
      }
      const outcome = phoneCodes.consume(code);
      if (outcome.kind !== 'consumed') return wechatError(40029);
      return { ...ok, phone_info: phonePayload(appid, outcome.binding.number, clock.now()) };
    },

    msgSecCheck: (appid, { openid, scene, content }) => {
      if (directory.userOf(appid, openid) === undefined) return wechatError(40003);
      if (![1, 2, 3, 4].includes(scene)) return wechatError(40129);
      const verdict = review.nickname(content);
      if (verdict === 'timeout') return wechatError(-1);
      const result =
        verdict === 'pass'
          ? ({ suggest: 'pass', label: 100 } as const)
          : ({ suggest: 'risky', label: 20006 } as const);
      return { ...ok, result, trace_id: `${appid}-${String(clock.now())}` };
    },

    mediaCheckAsync: (appid, { openid, scene, media_type, media_url }) => {
      if (directory.userOf(appid, openid) === undefined) return wechatError(40003);
      if (![1, 2, 3, 4].includes(scene)) return wechatError(40129);
      if (![1, 2].includes(media_type)) return wechatError(40004);
      return { ...ok, trace_id: mediaChecks.submit({ appid, url: media_url }) };
    },

    getOpenData: (appid, openid, cloudIds) => ({
      ...ok,
      data_list: cloudIds.map((id) =>
        cloudData.open(id, openid, (grant) => phonePayload(appid, grant.number, clock.now())),
      ),
    }),

    chargeUsage: (appid, page) => chargeUsage(parts.quotaOf(appid).packs(), page, clock.now()),
  };
}
