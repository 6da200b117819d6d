import type { Clock } from '../clock';
import type { ApiOutcome } from './api-call';

/** The response of stable_token in this backend's words. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  | Exclude<ApiOutcome<never>, { readonly kind: 'answered' }>;

/** A token and how long it is good. */
export interface HeldToken {
  readonly token: string;
  readonly goodUntil: number;
}

/** Where all processes find the token that one of them fetched. */
export interface TokenShelf {
  read(): Promise<HeldToken | undefined>;
  /** Puts the token in the place of what was read last; whoever was faster stays. */
  put(token: HeldToken): Promise<void>;
  /** Does the work while no other process does its own: a forced refresh voids what another one just got. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * The one place that holds the access token; two holders would void each other's
 * (docs/wechat-facts.md §5.2).
 */
export interface AccessToken {
  /** The token; fetched when there is none or it ends soon, once for all callers at the same time. */
  current(): Promise<TokenOutcome>;
  /** The token to use after WeChat refused `refused`; refreshed once however many callers were refused. */
  renewed(refused: string): Promise<TokenOutcome>;
}

/** The platform keeps the earlier token good for five minutes after it makes a new one. */
const marginMs = 120 * 1000;

/** For a process that is alone. */
const noShelf: TokenShelf = {
  read: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  alone: (work) => work(),
};

/** Makes the holder around a function that calls stable_token. */
export function createAccessToken({
  clock,
  issue,
  shelf = noShelf,
}: {
  readonly clock: Clock;
  /** @default the token is nobody else's */
  readonly shelf?: TokenShelf | undefined;
  readonly issue: (forceRefresh: boolean) => Promise<ApiOutcome<IssuedToken>>;
}): AccessToken {
  let held: HeldToken | undefined;
  let running: Promise<TokenOutcome> | undefined;

  const fetchToken = async (refused: string | undefined): Promise<TokenOutcome> => {
    const shelved = await shelf.read();
    if (shelved !== undefined && shelved.token !== refused && clock.now() < shelved.goodUntil) {
      held = shelved;
      return { kind: 'token', token: shelved.token };
    }
    let outcome = await issue(false);
    // WeChat still believes in the token it refuses: only a forced refresh gives another one.
    if (outcome.kind === 'answered' && outcome.answer.token === refused)
      outcome = await issue(true);
    if (outcome.kind !== 'answered') return outcome;
    const { token, expiresInSeconds } = outcome.answer;
    held = { token, goodUntil: clock.now() + expiresInSeconds * 1000 - marginMs };
    await shelf.put(held);
    return { kind: 'token', token };
  };
  const once = (refused: string | undefined): Promise<TokenOutcome> => {
    running ??= shelf
      .alone(() => fetchToken(refused))
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    current: () =>
      held !== undefined && clock.now() < held.goodUntil
        ? Promise.resolve({ kind: 'token', token: held.token })
        : once(undefined),
    renewed: (refused) => {
      if (held !== undefined && held.token !== refused) {
        return Promise.resolve({ kind: 'token', token: held.token });
      }
      return once(refused);
    },
  };
}
