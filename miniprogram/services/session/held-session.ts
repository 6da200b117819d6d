import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import type { BackendClient } from '../backend/backend-client';
import type { Decoded } from '../backend/decode';
import { asRecord, isCount, isTextUpTo, mismatch, value } from '../backend/decode';
import { decodeUser } from '../backend/decode-user';
import { serviceError } from '../backend/service-error';
import { createSingleFlight } from '../single-flight';

/** A token is not used in its last minute: the request would arrive after it. */
const EXPIRY_MARGIN_MS = 60_000;

/** A header must hold it. */
const LONGEST_TOKEN = 4096;

interface Session {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly user: User;
}

function decodeSession(body: unknown): Decoded<Session> {
  const session = asRecord(body);
  if (session === null) return mismatch('');
  const { token, expiresInSeconds } = session;
  if (!isTextUpTo(LONGEST_TOKEN, token)) return mismatch('token');
  if (!isCount(expiresInSeconds)) return mismatch('expiresInSeconds');
  const user = decodeUser(session['user']);
  return user.kind === 'mismatch' ? user : value({ token, expiresInSeconds, user: user.value });
}

/** A token of the backend and whose it is. */
export interface Held {
  readonly token: string;
  readonly expiresAt: number;
  readonly user: User;
}

/** The one session of this run. */
export interface HeldSession {
  /** The session while its token is good. */
  current(): Held | null;
  /** The session, opened first where there is none; all callers of the moment share one `wx.login`. */
  ensure(): Promise<Held>;
  /** Forgets the session, unless another one has taken its place. */
  drop(session?: Held): void;
}

export function createHeldSession(
  platform: Pick<Platform, 'login' | 'monotonic'>,
  client: BackendClient,
): HeldSession {
  let held: Held | null = null;
  const opening = createSingleFlight<Held>();

  const open = (): Promise<Held> =>
    platform
      .login()
      .then((login) =>
        login.kind === 'code'
          ? client.send({
              method: 'POST',
              path: '/sessions',
              body: { loginCode: login.code },
              decode: decodeSession,
            })
          : Promise.reject(serviceError({ ...login, kind: 'login-unavailable' })),
      )
      .then((session) => {
        held = {
          token: session.token,
          expiresAt: platform.monotonic() + session.expiresInSeconds * 1000 - EXPIRY_MARGIN_MS,
          user: session.user,
        };
        return held;
      });

  const current = (): Held | null =>
    held !== null && platform.monotonic() < held.expiresAt ? held : null;

  return {
    current,
    ensure: () => {
      const session = current();
      return session === null ? opening.share(open) : Promise.resolve(session);
    },
    drop: (session) => {
      if (session === undefined || held === session) held = null;
    },
  };
}
