import type { Clock } from './clock';
import type { Random } from './random';

/** What the platform remembers of a person's last `wx.login`. */
interface SessionKey {
  readonly key: string;
  readonly startedAt: number;
}

/** The session keys of all people; one per openid at a time (docs/wechat-facts.md §5.3). */
export interface SessionKeys {
  /** Replaces the key, as a login does; 16 random bytes in base64. */
  refresh(openid: string): string;
  /** The key under which payloads are encrypted now; stale or not. */
  current(openid: string): string | undefined;
  /** What `wx.checkSession` tells: whether the key of the last login is still good. */
  isValid(openid: string): boolean;
  /** Ends the session: the next payload is encrypted under a key that no backend holds yet. */
  expire(openid: string): void;
  reset(): void;
}

/**
 * Makes the store of session keys.
 *
 * WeChat publishes no life time; it says that keys of people who use the program often live longer.
 * Three days without a login is this simulation's own choice.
 */
export function createSessionKeys(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  { lifeMs = 3 * 24 * 60 * 60 * 1000 }: { readonly lifeMs?: number } = {},
): SessionKeys {
  const keys = new Map<string, SessionKey>();
  const expired = new Set<string>();
  const renew = (openid: string): string => {
    const key = random.bytes(16).toString('base64');
    keys.set(openid, { key, startedAt: clock.now() });
    return key;
  };
  return {
    refresh: (openid) => {
      expired.delete(openid);
      return renew(openid);
    },
    current: (openid) => keys.get(openid)?.key,
    isValid: (openid) => {
      const session = keys.get(openid);
      return (
        session !== undefined && !expired.has(openid) && clock.now() - session.startedAt < lifeMs
      );
    },
    expire: (openid) => {
      if (!keys.has(openid)) return;
      renew(openid);
      expired.add(openid);
    },
    reset: () => {
      keys.clear();
      expired.clear();
    },
  };
}
