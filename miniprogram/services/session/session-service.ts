import type { Failure } from '../../models/failure';
import type { User } from '../../models/user';
import type { Platform } from '../../platform/platform';
import type { BackendCall, BackendClient, BackendUpload } from '../backend/backend-client';
import { failureOf, serviceError } from '../backend/service-error';
import type { Held } from './held-session';
import { createHeldSession } from './held-session';

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
  /** Forgets the session: the next call signs in anew. */
  forget(): void;
  /**
   * Sends the call after which the account is gone. From its start no other call signs in, for that would
   * create the account again; when it succeeds, this lasts until the next `signIn`. A call without a
   * response is repeated once: a token that is refused then says that the first one was heard.
   */
  close(call: BackendCall<null>): Promise<void>;
}

type Authorization = Readonly<Record<'authorization', string>>;

const isRefused = (failure: Failure): boolean =>
  failure.kind === 'problem' && failure.code === 'session-invalid';

export function createSessionService(
  platform: Pick<Platform, 'login' | 'checkSession' | 'monotonic'>,
  client: BackendClient,
): SessionService {
  const held = createHeldSession(platform, client);
  /** While the account is being deleted and after that nobody is signed in by the way. */
  let state: 'open' | 'closing' | 'closed' = 'open';

  const aborted = (): Promise<never> =>
    Promise.reject(serviceError({ kind: 'no-response', reason: 'aborted' }));

  type Run<T> = (header: Authorization, userId: string) => Promise<T>;

  const runAs = <T>(run: Run<T>, { token, user }: Held): Promise<T> =>
    run({ authorization: `Bearer ${token}` }, user.id);

  /** Runs a call with the token, once more with a new one when the backend refuses it and `mayRenew`. */
  const renewing = <T>(run: Run<T>, mayRenew: () => boolean): Promise<T> =>
    held.ensure().then((session) =>
      runAs(run, session).catch((error: unknown) => {
        if (!isRefused(failureOf(error)) || !mayRenew()) throw error;
        // Another caller may have renewed it meanwhile: only the refused token is dropped.
        held.drop(session);
        return held.ensure().then((renewed) => runAs(run, renewed));
      }),
    );

  const authorized = <T>(run: Run<T>): Promise<T> => {
    const isOpen = (): boolean => state === 'open';
    return isOpen() || held.current() !== null ? renewing(run, isOpen) : aborted();
  };

  return {
    signIn: () => {
      if (state === 'closing') return aborted();
      state = 'open';
      return held.ensure().then((session) => session.user);
    },
    send: (call) =>
      authorized((header, userId) =>
        call.isWanted?.() === false
          ? aborted()
          : client.send({
              ...call,
              headers: { ...call.headers, ...header },
              decode: (body) => call.decode(body, userId),
            }),
      ),
    upload: (upload) =>
      authorized((header, userId) =>
        client.upload({
          ...upload,
          headers: { ...upload.headers, ...header },
          decode: (body) => upload.decode(body, userId),
        }),
      ),
    prepareSessionKey: () =>
      held
        .ensure()
        .then(() => platform.checkSession())
        .then((valid) => {
          if (valid) return undefined;
          held.drop();
          return held.ensure();
        })
        .then(() => undefined),
    forget: () => {
      held.drop();
    },
    close: (call) => {
      state = 'closing';
      const run: Run<unknown> = (header) => {
        const send = (): Promise<unknown> => client.send({ ...call, headers: header });
        return send().catch((error: unknown) => {
          if (failureOf(error).kind !== 'no-response') throw error;
          return send().catch((second: unknown) => {
            if (!isRefused(failureOf(second))) throw second;
          });
        });
      };
      return renewing(run, () => true).then(
        () => {
          held.drop();
          state = 'closed';
        },
        (error: unknown) => {
          state = 'open';
          throw error;
        },
      );
    },
  };
}
