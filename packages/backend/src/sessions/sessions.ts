import type { Clock } from '../clock';
import { digest } from '../digest';
import type { WechatGateway } from '../gateway/gateway';
import { noVerdictProblem } from '../gateway/no-verdict';
import { ProblemError } from '../problem';
import type { Random } from '../random';
import type { RateLimit } from '../rate-limit';
import type { Sealing } from '../sealing';
import type { Store, StoredSession, StoredUser } from '../store/store';

/** Seconds a session lives. */
export const sessionLifeSeconds = 7 * 24 * 60 * 60;

/** As many devices as anybody has, and as often as a device forgets its token; the oldest session ends. */
const mostSessions = 50;

/** The person behind a request, and the session they came with. */
export interface SignedIn {
  readonly user: StoredUser;
  readonly session: StoredSession;
}

/** Signs people in and recognises them. */
export interface Sessions {
  /**
   * Exchanges the login code; throws a ProblemError when WeChat gives no person for it.
   * @param caller the openid that the cloud vouches for: then WeChat is not asked, and there is no session_key
   */
  open(
    loginCode: string,
    caller?: string,
  ): Promise<{ readonly token: string; readonly user: StoredUser }>;
  /**
   * Whose token it is; `undefined` when it is unknown or too old. It is looked up by its digest: how long
   * that takes may tell of the digest, which nobody can steer, and never of the token.
   */
  find(token: string): Promise<SignedIn | undefined>;
}

/** Makes the sessions over the store and the gateway. */
export function createSessions(parts: {
  readonly store: Store;
  readonly gateway: WechatGateway;
  readonly clock: Clock;
  readonly random: Random;
  readonly sessionKeys: Sealing;
  /** New sessions by person. */
  readonly limit: RateLimit;
}): Sessions {
  const { store, gateway, clock, random, sessionKeys, limit } = parts;

  const identify = async (
    loginCode: string,
  ): Promise<{ readonly openid: string; readonly sessionKey: string }> => {
    const outcome = await gateway.exchangeLoginCode(loginCode);
    switch (outcome.kind) {
      case 'session':
        return outcome;
      case 'code-invalid':
        throw new ProblemError('login-code-invalid');
      case 'blocked':
        throw new ProblemError('login-blocked');
      case 'busy':
      case 'unavailable':
      case 'misconfigured':
        throw noVerdictProblem(outcome);
    }
  };

  return {
    open: async (loginCode, caller) => {
      const { openid, sessionKey } =
        caller === undefined ? await identify(loginCode) : { openid: caller, sessionKey: '' };
      await limit(openid);
      const id = `u_${random.bytes(12).toString('base64url')}`;
      const user = await store.findOrCreateUser(
        { id, openid, nickname: null, avatarId: null, phone: null },
        clock.now(),
      );
      const token = random.bytes(32).toString('base64url');
      await store.saveSession(
        {
          tokenDigest: digest(token),
          userId: user.id,
          sealedSessionKey: sessionKeys.seal(sessionKey),
          expiresAt: clock.now() + sessionLifeSeconds * 1000,
        },
        mostSessions,
      );
      return { token, user };
    },
    find: async (token) => {
      const session = await store.findSession(digest(token));
      if (session === undefined || clock.now() >= session.expiresAt) return undefined;
      const user = await store.findUser(session.userId);
      return user === undefined ? undefined : { user, session };
    },
  };
}
