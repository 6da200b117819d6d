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
 * One phone code on its way to WeChat and back; written ahead of the request and after the
 * response.
 */
export interface StoredExchange {
  /** SHA-256 of the person's id and the code. */
  readonly codeDigest: string;
  readonly userId: string;
  readonly outcome: { readonly kind: 'asked' } | ExchangeVerdict;
  readonly expiresAt: number;
}

/** What WeChat said about a code; final. */
export type ExchangeVerdict =
  { readonly kind: 'number'; readonly phone: StoredPhone } | { readonly kind: 'code-invalid' };

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

/**
 * Everything the backend remembers. Each method is one atomic step; nothing is promised between two
 * of them, so that a database can stand in for memory.
 */
export interface Store {
  /** The person with this openid; `fresh` becomes that person when there is none yet. */
  findOrCreateUser(fresh: StoredUser): Promise<StoredUser>;
  findUser(id: string): Promise<StoredUser | undefined>;
  findUserByOpenid(openid: string): Promise<StoredUser | undefined>;
  saveNickname(userId: string, nickname: string): Promise<StoredUser | undefined>;
  /** Keeps the picture and forgets the person's earlier one. */
  saveAvatar(avatar: StoredAvatar): Promise<StoredUser | undefined>;
  findAvatar(id: string): Promise<StoredAvatar | undefined>;
  dropNickname(userId: string): Promise<void>;
  /** Forgets this picture; a later one of the person stays. */
  dropAvatar(userId: string, avatarId: string): Promise<void>;
  saveMediaCheck(check: StoredMediaCheck): Promise<void>;
  /** Settles the check, once. */
  takeMediaCheck(traceId: string): Promise<StoredMediaCheck | undefined>;
  /** Gives the number to the person; `move` takes it from somebody else who has it. */
  bindPhone(userId: string, phone: StoredPhone, move: boolean): Promise<BindOutcome>;
  unbindPhone(userId: string): Promise<void>;
  /** Forgets the person and every record about them. */
  deleteUser(userId: string): Promise<void>;
  /** Replaces the code that the person asked for the same number before. */
  saveSmsCode(code: StoredSmsCode): Promise<void>;
  /** Counts one guess and returns the record as it was before; `undefined` when there is none. */
  guessSmsCode(userId: string, phoneDigest: string): Promise<StoredSmsCode | undefined>;
  dropSmsCode(userId: string, phoneDigest: string): Promise<void>;
  /** Keeps the events whose ids are new. */
  saveUsageEvents(events: readonly StoredUsageEvent[]): Promise<void>;
  usageEvents(): Promise<readonly StoredUsageEvent[]>;
  saveQuotaReport(report: StoredQuotaReport): Promise<void>;
  quotaReports(): Promise<readonly StoredQuotaReport[]>;
  saveSession(session: StoredSession): Promise<void>;
  findSession(tokenDigest: string): Promise<StoredSession | undefined>;
  saveExchange(exchange: StoredExchange): Promise<void>;
  findExchange(codeDigest: string): Promise<StoredExchange | undefined>;
  /** Forgets sessions, exchanges, responses and SMS codes whose time is over. */
  forgetExpired(now: number): Promise<void>;
  saveAnswer(answer: StoredAnswer): Promise<void>;
  findAnswer(userId: string, key: string): Promise<StoredAnswer | undefined>;
}

export type BindOutcome =
  | { readonly kind: 'bound'; readonly user: StoredUser }
  | { readonly kind: 'taken' }
  | { readonly kind: 'no-user' };
