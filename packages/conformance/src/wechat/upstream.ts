import type { Wechat } from 'wechat-simulator';

/** What the backend asked of WeChat, counted where WeChat sees it. */
export interface Upstream {
  /** How often this phone code was presented to getuserphonenumber. */
  exchanges(code: string): number;
  /** Calls of stable_token since `forget`. */
  tokenCalls(): number;
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
  const accessTokens = new Set<string>();
  let tokenCalls = 0;
  const { server } = wechat;
  const watched: Wechat = {
    ...wechat,
    server: {
      ...server,
      stableToken: (request) => {
        tokenCalls += 1;
        const answer = server.stableToken(request);
        if ('access_token' in answer) accessTokens.add(answer.access_token);
        return answer;
      },
      getUserPhoneNumber: (appid, request) => {
        exchanges.set(request.code, (exchanges.get(request.code) ?? 0) + 1);
        return server.getUserPhoneNumber(appid, request);
      },
    },
  };
  const upstream: Upstream = {
    exchanges: (code) => exchanges.get(code) ?? 0,
    tokenCalls: () => tokenCalls,
    accessTokens: () => accessTokens,
    forget: () => {
      tokenCalls = 0;
    },
  };
  return { watched, upstream };
}
