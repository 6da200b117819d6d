import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import type { BackendCall, BackendClient } from '../backend/backend-client';
import type { Decoded } from '../backend/decode';
import { asRecord, isCount, isText, mismatch, value } from '../backend/decode';
import { decodeUser } from '../backend/decode-user';
import { failureOf, serviceError } from '../backend/service-error';

/** A token is not used in its last minute: the request would arrive after it. */
const EXPIRY_MARGIN_MS = 60_000;

interface Session {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly user: User;
}

/** Who is signed in, and calls made in their name. */
export interface SessionService {
  /** Signs in when nobody is; all callers of the moment share one `wx.login`. */
  signIn(): Promise<User>;
  /** Sends with the token; renews it once for all callers when it is old or refused. */
  send<T>(call: BackendCall<T>): Promise<T>;
  /** Forgets the session: the next call signs in anew. */
  forget(): void;
}

function decodeSession(body: unknown): Decoded<Session> {
  const session = asRecord(body);
  if (session === null) return mismatch('');
  const { token, expiresInSeconds } = session;
  if (!isText(token)) return mismatch('token');
  if (!isCount(expiresInSeconds)) return mismatch('expiresInSeconds');
  const user = decodeUser(session['user']);
  return user.kind === 'mismatch' ? user : value({ token, expiresInSeconds, user: user.value });
}

interface Held {
  readonly token: string;
  readonly expiresAt: number;
  readonly user: User;
}

export function createSessionService(
  platform: Pick<Platform, 'login' | 'monotonic'>,
  client: BackendClient,
): SessionService {
  let held: Held | null = null;
  let opening: Promise<Held> | null = null;

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
          : Promise.reject(serviceError({ kind: 'login-unavailable', reason: login.reason })),
      )
      .then((session) => ({
        token: session.token,
        expiresAt: platform.monotonic() + session.expiresInSeconds * 1000 - EXPIRY_MARGIN_MS,
        user: session.user,
      }));

  const ensure = (): Promise<Held> => {
    if (held !== null && platform.monotonic() < held.expiresAt) return Promise.resolve(held);
    if (opening !== null) return opening;
    const attempt = open().then(
      (session) => {
        held = session;
        opening = null;
        return session;
      },
      (error: unknown) => {
        opening = null;
        throw error;
      },
    );
    opening = attempt;
    return attempt;
  };

  const sendAs = <T>(session: Held, call: BackendCall<T>): Promise<T> =>
    client.send({
      ...call,
      headers: { ...call.headers, authorization: `Bearer ${session.token}` },
    });

  return {
    signIn: () => ensure().then((session) => session.user),
    send: (call) =>
      ensure().then((session) =>
        sendAs(session, call).catch((error: unknown) => {
          const failure = failureOf(error);
          if (failure.kind !== 'problem' || failure.code !== 'session-invalid') throw error;
          // Another caller may have renewed it meanwhile: only the refused token is dropped.
          if (held === session) held = null;
          return ensure().then((renewed) => sendAs(renewed, call));
        }),
      ),
    forget: () => {
      held = null;
    },
  };
}
