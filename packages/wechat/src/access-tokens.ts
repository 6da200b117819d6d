import type { Clock } from './clock';
import type { WechatError } from './errcode';
import { wechatError } from './errcode';
import type { Random } from './random';

const lifeMs = 7200 * 1000;
const handoverMs = 5 * 60 * 1000;
const forcedIntervalMs = 30 * 1000;
const forcedPerDay = 20;
const dayMs = 24 * 60 * 60 * 1000;

interface IssuedToken {
  readonly token: string;
  readonly appid: string;
  readonly expiresAt: number;
}

export type TokenCheck =
  { readonly kind: 'valid'; readonly appid: string } | { readonly kind: 'invalid' | 'expired' };

export interface StableToken {
  readonly access_token: string;
  /** Seconds, at most 7200. */
  readonly expires_in: number;
}

/** The tokens of `POST /cgi-bin/stable_token` (docs/wechat-facts.md §5.2). */
export interface AccessTokens {
  /**
   * The account's token: the same on every call until five minutes before its end, when a new one is
   * made and both hold. A forced refresh voids the earlier token; within 30 s of the last one it
   * refreshes nothing, and the 21st of a day returns 45009.
   */
  issue(appid: string, forceRefresh: boolean): StableToken | WechatError;
  check(token: string): TokenCheck;
  /** Voids every token of the account, so that the next call with one returns 40001. */
  revoke(appid: string): void;
  /** How many different tokens were made since the last reset. */
  issuedCount(): number;
  reset(): void;
}

/** Makes the token office of the platform. */
export function createAccessTokens({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: Random;
}): AccessTokens {
  const issued = new Map<string, IssuedToken>();
  const latest = new Map<string, IssuedToken>();
  const forced = new Map<string, number[]>();
  let count = 0;

  const make = (appid: string): IssuedToken => {
    count += 1;
    const token = { token: random.token(136), appid, expiresAt: clock.now() + lifeMs };
    issued.set(token.token, token);
    latest.set(appid, token);
    return token;
  };
  const answer = ({ token, expiresAt }: IssuedToken): StableToken => ({
    access_token: token,
    expires_in: Math.floor((expiresAt - clock.now()) / 1000),
  });
  const revoke = (appid: string): void => {
    latest.delete(appid);
    for (const token of issued.values()) if (token.appid === appid) issued.delete(token.token);
  };
  const normal = (appid: string): StableToken => {
    const current = latest.get(appid);
    const holds = current !== undefined && current.expiresAt - clock.now() > handoverMs;
    return answer(holds ? current : make(appid));
  };
  const refresh = (appid: string): StableToken | WechatError => {
    const now = clock.now();
    const times = (forced.get(appid) ?? []).filter((at) => now - at < dayMs);
    const last = times.at(-1);
    if (last !== undefined && now - last < forcedIntervalMs) return normal(appid);
    if (times.length >= forcedPerDay) return wechatError(45009);
    forced.set(appid, [...times, now]);
    revoke(appid);
    return answer(make(appid));
  };

  return {
    issue: (appid, forceRefresh) => (forceRefresh ? refresh(appid) : normal(appid)),
    check: (token) => {
      const found = issued.get(token);
      if (found === undefined) return { kind: 'invalid' };
      return clock.now() < found.expiresAt
        ? { kind: 'valid', appid: found.appid }
        : { kind: 'expired' };
    },
    revoke,
    issuedCount: () => count,
    reset: () => {
      issued.clear();
      latest.clear();
      forced.clear();
      count = 0;
    },
  };
}
