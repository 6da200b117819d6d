/** A number as it is kept: sealed, findable only by its keyed digest, shown only masked. */
export interface StoredPhone {
  readonly sealed: string;
  readonly digest: string;
  readonly masked: string;
  readonly countryCode: string;
}

export interface StoredUser {
  readonly id: string;
  readonly openid: string;
  readonly nickname: string | null;
  readonly avatarId: string | null;
  readonly phone: StoredPhone | null;
}

/** When a person gave what is kept of them; a withdrawal that is older says nothing about it. */
export interface StoredConsents {
  readonly createdAt: number;
  readonly nicknameAt: number | null;
  readonly avatarAt: number | null;
  readonly phoneAt: number | null;
  /** When the person last took a number back, or lost it to somebody else. */
  readonly phoneClearedAt: number | null;
}

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface StoredAvatar {
  readonly id: string;
  readonly userId: string;
  readonly type: ImageType;
  readonly bytes: Buffer;
}

/** A picture that WeChat was asked to look at; the result comes by push. */
export interface StoredMediaCheck {
  readonly traceId: string;
  readonly userId: string;
  readonly avatarId: string;
}

/** An SMS code on its way to a number; one per person and number. */
export interface StoredSmsCode {
  readonly userId: string;
  /** The keyed digest of the number, as in StoredPhone. */
  readonly phoneDigest: string;
  readonly codeDigest: string;
  readonly sentAt: number;
  readonly expiresAt: number;
  /** Guesses made so far, right ones included. */
  readonly guesses: number;
}

export interface StoredUsageEvent {
  readonly id: string;
  readonly userId: string;
  readonly component: 'quick' | 'realtime';
  readonly outcome: string;
  readonly at: number;
}

/** What is left of the usage events of deleted people: nobody's, and WeChat's bill can still be compared. */
export interface StoredUsageCount {
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly component: 'quick' | 'realtime';
  readonly outcome: string;
  readonly count: number;
}

export interface StoredQuotaReport {
  readonly userId: string;
  readonly component: 'quick' | 'realtime';
  readonly receivedAt: number;
}

export interface StoredSession {
  /** SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenDigest: string;
  readonly userId: string;
  /** WeChat's session_key of this login, sealed; never leaves the backend. */
  readonly sealedSessionKey: string;
  readonly expiresAt: number;
}

/**
 * Work that one process has taken on, known by a random id. Others keep their hands off until the time is over:
 * then whoever claimed it is dead, for the living prolong their claims.
 */
export interface Claim {
  readonly id: string;
  readonly until: number;
}

/** What WeChat said about a proof; final. */
export type ExchangeVerdict =
  | { readonly kind: 'number'; readonly phone: StoredPhone }
  /** Also a number that was taken back or moved away since: its proof is good for nothing any more. */
  | { readonly kind: 'code-invalid' }
  /** Refused after an earlier request whose response never arrived; a late response to that may still mend it. */
  | { readonly kind: 'lost' };

/** One proof on its way to WeChat and back; written ahead of the request and after the response. */
export interface StoredExchange {
  /** SHA-256 of the person's id and the proof. */
  readonly codeDigest: string;
  readonly userId: string;
  readonly outcome: { readonly kind: 'asked' } | ExchangeVerdict;
  /** When WeChat was first asked: a proof older than what it would change loses. */
  readonly askedAt: number;
  readonly expiresAt: number;
}

export type ExchangeClaim =
  /** Ours now; `asks` counts ours in, so that more than one means that an earlier response never arrived. */
  | { readonly kind: 'claimed'; readonly asks: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'settled'; readonly exchange: StoredExchange };

/** The first response to a request with an idempotency key. */
export interface StoredAnswer {
  readonly userId: string;
  readonly key: string;
  /** SHA-256 of the request's body. */
  readonly bodyDigest: string;
  readonly status: number;
  readonly body: object;
  readonly expiresAt: number;
}

export type AnswerClaim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'running'; readonly bodyDigest: string }
  | { readonly kind: 'kept'; readonly answer: StoredAnswer };

export interface Binding {
  readonly userId: string;
  readonly phone: StoredPhone;
  /** Takes the number from somebody else who has it. */
  readonly move: boolean;
  /** The exchange that proves the number; it must still say so. @default the proof was none of WeChat's */
  readonly codeDigest?: string;
  /** How old the proof is. */
  readonly provenAt: number;
  readonly now: number;
}

export type BindOutcome =
  | { readonly kind: 'bound'; readonly user: StoredUser }
  | { readonly kind: 'taken' }
  /** The number was taken back or moved away since it was proven. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'no-user' };

/** One call that a limit counts. */
export interface Slot {
  /** Which limit, and of whom. */
  readonly key: string;
  readonly at: number;
  readonly windowMs: number;
}

/** Text that nobody may read in the database, such as the access token, and how long it is good. */
export interface StoredToken {
  readonly sealed: string;
  readonly goodUntil: number;
}

/**
 * Everything the backend remembers. Each method is one atomic step, also between processes; nothing is promised
 * between two of them.
 */
export interface Store {
  /** The person with this openid; `fresh` becomes that person when there is none yet. */
  findOrCreateUser(fresh: StoredUser, now: number): Promise<StoredUser>;
  findUser(id: string): Promise<StoredUser | undefined>;
  findUserByOpenid(openid: string): Promise<StoredUser | undefined>;
  findConsents(userId: string): Promise<StoredConsents | undefined>;
  saveNickname(userId: string, nickname: string, now: number): Promise<StoredUser | undefined>;
  /** Keeps the picture and forgets the person's earlier one. */
  saveAvatar(avatar: StoredAvatar, now: number): Promise<StoredUser | undefined>;
  findAvatar(id: string): Promise<StoredAvatar | undefined>;
  dropNickname(userId: string): Promise<void>;
  /** Forgets this picture; a later one of the person stays. */
  dropAvatar(userId: string, avatarId: string): Promise<void>;
  saveMediaCheck(check: StoredMediaCheck): Promise<void>;
  /** Settles the check, once. */
  takeMediaCheck(traceId: string): Promise<StoredMediaCheck | undefined>;
  bindPhone(binding: Binding): Promise<BindOutcome>;
  /** Forgets the number, every proof of one that the person has sent, and every response that shows it. */
  unbindPhone(userId: string, now: number): Promise<void>;
  /** Forgets the person and every record about them; their usage events live on as counts. */
  deleteUser(userId: string): Promise<void>;
  /** Replaces the code that the person asked for the same number before. */
  saveSmsCode(code: StoredSmsCode): Promise<void>;
  /** Counts one guess and returns the record as it was before; `undefined` when there is none. */
  guessSmsCode(userId: string, phoneDigest: string): Promise<StoredSmsCode | undefined>;
  /** Takes a guess back that was right: only wrong ones count. */
  giveGuessBack(userId: string, phoneDigest: string): Promise<void>;
  dropSmsCode(userId: string, phoneDigest: string): Promise<void>;
  /** Keeps the events whose ids are new. */
  saveUsageEvents(events: readonly StoredUsageEvent[]): Promise<void>;
  usageEvents(): Promise<readonly StoredUsageEvent[]>;
  usageCounts(): Promise<readonly StoredUsageCount[]>;
  saveQuotaReport(report: StoredQuotaReport): Promise<void>;
  quotaReports(): Promise<readonly StoredQuotaReport[]>;
  /** Keeps the session, and no more than `most` of the person: the one that ends first goes. */
  saveSession(session: StoredSession, most: number): Promise<void>;
  findSession(tokenDigest: string): Promise<StoredSession | undefined>;
  /** Takes on the request to WeChat, unless it has its verdict or another process asks now. */
  claimExchange(
    exchange: Omit<StoredExchange, 'outcome'>,
    claim: Claim,
    now: number,
  ): Promise<ExchangeClaim>;
  /** Says that we still wait for the response. */
  prolongExchange(codeDigest: string, claim: Claim): Promise<void>;
  /** Gives the request back: there was no verdict. */
  releaseExchange(codeDigest: string, claimId: string): Promise<void>;
  /**
   * Writes what WeChat said, where nothing is written yet, and returns what stands there afterwards. A refusal
   * counts only from whoever still has the claim; a number also when it comes late. `undefined`: nothing stands
   * there, or another process asks now.
   */
  settleExchange(
    codeDigest: string,
    claimId: string,
    verdict: ExchangeVerdict,
  ): Promise<StoredExchange | undefined>;
  /** Keeps a proof that needs no question, where it is not known yet, and returns what stands there. */
  saveExchange(exchange: StoredExchange): Promise<StoredExchange>;
  findExchange(codeDigest: string): Promise<StoredExchange | undefined>;
  /** Takes on a request with an idempotency key, unless its response is kept or another process works on it. */
  claimAnswer(
    request: Omit<StoredAnswer, 'status' | 'body'>,
    claim: Claim,
    now: number,
  ): Promise<AnswerClaim>;
  prolongAnswer(userId: string, key: string, claim: Claim): Promise<void>;
  releaseAnswer(userId: string, key: string, claimId: string): Promise<void>;
  /** Keeps the first response; not when the claim was lost, or what it shows was taken back meanwhile. */
  saveAnswer(answer: StoredAnswer, claimId: string): Promise<void>;
  findAnswer(userId: string, key: string): Promise<StoredAnswer | undefined>;
  /** Counts a call, unless there were `calls` in the window before it: then when the first of those happened. */
  takeSlot(slot: Slot, calls: number): Promise<{ readonly fullSince?: number }>;
  /** Takes a call back that did not happen after all. */
  giveSlotBack(slot: Slot): Promise<void>;
  findToken(appid: string): Promise<StoredToken | undefined>;
  /** Puts a token in the place of `earlier`, unless another process was faster. */
  replaceToken(
    appid: string,
    earlier: StoredToken | undefined,
    token: StoredToken,
  ): Promise<boolean>;
  /** The mark of the vault key that everything here is sealed under. */
  findVaultMark(): Promise<string | undefined>;
  /** Leaves the mark where there is none, and returns the one that stands there. */
  claimVaultMark(mark: string): Promise<string>;
  /** Forgets what has expired: sessions, exchanges, responses, SMS codes, calls. */
  forgetExpired(now: number): Promise<void>;
}

/** A store that somebody has opened and must close. */
export interface OpenStore extends Store {
  /** Forgets everybody and everything but the vault's mark. */
  reset(): Promise<void>;
  /** Releases the database; no method may be called afterwards. */
  close(): Promise<void>;
}
