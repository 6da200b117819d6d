import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import type { BackendCall, BackendClient, BackendUpload } from '../backend/backend-client';
import type { Decoded } from '../backend/decode';
import { asRecord, isCount, isText, mismatch, value } from '../backend/decode';
import { decodeUser } from '../backend/decode-user';
import { failureOf, serviceError } from '../backend/service-error';
import { createSingleFlight } from '../single-flight';

/** A token is not used in its last minute: the request would arrive after it. */
const EXPIRY_MARGIN_MS = 60_000;

interface Session {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly user: User;
}

/** A call in somebody's name. */
export interface SessionCall<T> extends BackendCall<T> {
  /**
   * Called right before each sending, the repetition after a refused token included: a sign-in may have
   * taken long. False: nothing is sent, and the call fails as `aborted`.
   */
  readonly isWanted?: () => boolean;
}

/** Who is signed in, and calls made in their name. */
export interface SessionService {
  /** Signs in when nobody is; all callers of the moment share one `wx.login`. */
  signIn(): Promise<User>;
  /**
   * Sends with the token. One that is old or refused is renewed, once for all callers, and a refused call
   * is repeated.
   */
  send<T>(call: SessionCall<T>): Promise<T>;
  /** Uploads in the same way. */
  upload<T>(upload: BackendUpload<T>): Promise<T>;
  /**
   * Makes sure that a legacy payload of the next tap can be decrypted: a session as young as the
   * session key. To be called before the tap; `wx.login` after it would change the key.
   */
  prepareSessionKey(): Promise<void>;
  /**
   * Forgets the session: the next call signs in anew. A call that was sent before and whose token is
   * refused after this is not repeated: after a deletion it would create the account again.
   */
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
  const opening = createSingleFlight<Held>();
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
      .then((session) => {
        held = {
          token: session.token,
          expiresAt: platform.monotonic() + session.expiresInSeconds * 1000 - EXPIRY_MARGIN_MS,
          user: session.user,
        };
        return held;
      });

  const ensure = (): Promise<Held> =>
    held !== null && platform.monotonic() < held.expiresAt
      ? Promise.resolve(held)
      : opening.share(open);

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
        // Whoever has deleted everything must not get a new account by what was still on its way.
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
          ? Promise.reject(serviceError({ kind: 'no-response', reason: 'aborted' }))
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
