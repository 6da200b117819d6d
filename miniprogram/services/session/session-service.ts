import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import type { BackendCall, BackendClient, BackendUpload } from '../backend/backend-client';
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

/** A call in somebody's name. */
export interface SessionCall<T> extends BackendCall<T> {
  /** Asked right before it leaves, also for the second time: it may have waited for a sign-in. */
  readonly isWanted?: () => boolean;
}

/** Who is signed in, and calls made in their name. */
export interface SessionService {
  /** Signs in when nobody is; all callers of the moment share one `wx.login`. */
  signIn(): Promise<User>;
  /**
   * Sends with the token; renews it once for all callers when it is old or refused. A call that is no
   * longer wanted ends as `aborted`.
   */
  send<T>(call: SessionCall<T>): Promise<T>;
  /** Uploads in the same way. */
  upload<T>(upload: BackendUpload<T>): Promise<T>;
  /**
   * Makes sure that a legacy payload of the next tap can be decrypted: a session as young as the
   * session key. To be called before the tap; `wx.login` after it would change the key.
   */
  prepareSessionKey(): Promise<void>;
  /** Forgets the session: the next call signs in anew, and a refused one of before is not repeated. */
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
  platform: Pick<Platform, 'login' | 'checkSession' | 'monotonic'>,
  client: BackendClient,
): SessionService {
  let held: Held | null = null;
  let opening: Promise<Held> | null = null;
  let forgotten = 0;

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

  /** Runs a call with the token, once more with a new one when the backend refuses it. */
  const authorized = <T>(
    run: (header: { readonly authorization: string }) => Promise<T>,
  ): Promise<T> => {
    const runAs = (session: Held): Promise<T> => run({ authorization: `Bearer ${session.token}` });
    const before = forgotten;
    return ensure().then((session) =>
      runAs(session).catch((error: unknown) => {
        const failure = failureOf(error);
        const isRefused = failure.kind === 'problem' && failure.code === 'session-invalid';
        // Whoever has deleted everything must not be signed up again by what was still on its way.
        if (!isRefused || forgotten !== before) throw error;
        // Another caller may have renewed it meanwhile: only the refused token is dropped.
        if (held === session) held = null;
        return ensure().then(runAs);
      }),
    );
  };

  return {
    signIn: () => ensure().then((session) => session.user),
    send: (call) =>
      authorized((header) =>
        call.isWanted?.() === false
          ? Promise.reject(serviceError({ kind: 'no-answer', reason: 'aborted' }))
          : client.send({ ...call, headers: { ...call.headers, ...header } }),
      ),
    upload: (upload) =>
      authorized((header) =>
        client.upload({ ...upload, headers: { ...upload.headers, ...header } }),
      ),
    prepareSessionKey: () =>
      ensure()
        .then(() => platform.checkSession())
        .then((valid) => {
          if (valid) return undefined;
          held = null;
          return ensure();
        })
        .then(() => undefined),
    forget: () => {
      held = null;
      forgotten += 1;
    },
  };
}
