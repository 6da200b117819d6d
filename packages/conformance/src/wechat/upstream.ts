import type { Wechat } from 'wechat-simulator';
import { wechatError } from 'wechat-simulator';

/** One question to msg_sec_check. */
export interface Review {
  readonly openid: string;
  readonly scene: number;
  readonly content: string;
}

/** What the backend asked of WeChat, counted where WeChat sees it. */
export interface Upstream {
  /** How often this phone code was presented to getuserphonenumber. */
  exchanges(code: string): number;
  /** How often this cloudID was presented to getopendata. */
  openings(cloudId: string): number;
  /** Everything that msg_sec_check was asked. */
  reviews(): readonly Review[];
  /** Calls of stable_token since `forget`. */
  tokenCalls(): number;
  /** Those of them with force_refresh. */
  forcedTokenCalls(): number;
  /** Refuses every token of until now (40001), although stable_token still gives it out: only force_refresh helps. */
  condemn(): void;
  /** Every access token that was ever given out. */
  accessTokens(): ReadonlySet<string>;
  /** Starts counting token calls anew. */
  forget(): void;
}

/** Puts a counter between the HTTP look-alike and the platform behind it. */
export function watchUpstream(wechat: Wechat): {
  readonly watched: Wechat;
  readonly upstream: Upstream;
} {
  const exchanges = new Map<string, number>();
  const openings = new Map<string, number>();
  const reviews: Review[] = [];
  const accessTokens = new Set<string>();
  const condemned = new Set<string>();
  let tokenCalls = 0;
  let forcedTokenCalls = 0;
  const { server } = wechat;
  const watched: Wechat = {
    ...wechat,
    server: {
      ...server,
      stableToken: (request) => {
        tokenCalls += 1;
        if (request.force_refresh) forcedTokenCalls += 1;
        // WeChat forces nothing within half a minute of the last time; here rules follow upon one another.
        if (request.force_refresh && condemned.size > 0) wechat.accessTokens.revoke(request.appid);
        const answer = server.stableToken(request);
        if ('access_token' in answer) accessTokens.add(answer.access_token);
        return answer;
      },
      getUserPhoneNumber: (appid, request) => {
        exchanges.set(request.code, (exchanges.get(request.code) ?? 0) + 1);
        return server.getUserPhoneNumber(appid, request);
      },
      authorize: (token) => (condemned.has(token) ? wechatError(40001) : server.authorize(token)),
      getOpenData: (appid, openid, cloudIds) => {
        for (const cloudId of cloudIds) openings.set(cloudId, (openings.get(cloudId) ?? 0) + 1);
        return server.getOpenData(appid, openid, cloudIds);
      },
      msgSecCheck: (appid, request) => {
        reviews.push(request);
        return server.msgSecCheck(appid, request);
      },
    },
  };
  const upstream: Upstream = {
    exchanges: (code) => exchanges.get(code) ?? 0,
    openings: (cloudId) => openings.get(cloudId) ?? 0,
    reviews: () => reviews,
    tokenCalls: () => tokenCalls,
    forcedTokenCalls: () => forcedTokenCalls,
    condemn: () => {
      for (const token of accessTokens) condemned.add(token);
    },
    accessTokens: () => accessTokens,
    forget: () => {
      tokenCalls = 0;
      forcedTokenCalls = 0;
    },
  };
  return { watched, upstream };
}
