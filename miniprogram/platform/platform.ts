import type { NoAnswerReason } from '../models/failure';
import type { EnvVersion } from '../models/config';
import type { LoginCode } from '../models/phone';

/** An HTTP request in the words of `wx.request`. WeChat has no PATCH. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; left out for GET and DELETE. */
  readonly body?: object;
  readonly timeoutMs: number;
}

/** `body` is parsed JSON where the answer was JSON, else the text. Any status is an answer. */
export type HttpResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly kind: 'no-answer'; readonly reason: NoAnswerReason };

/** Work under way: the result never rejects, and `abort` makes it end as `aborted`. */
export interface Pending<T> {
  readonly result: Promise<T>;
  abort(): void;
}

/** What this client is. Read once; nothing in it changes while the program runs. */
export interface AppInfo {
  readonly appId: string;
  /** Unknown values count as `release`. */
  readonly envVersion: EnvVersion;
  /** Base library version, `3.8.12`. */
  readonly sdkVersion: string;
  /** `ios`, `android`, `devtools`, `windows`, `mac`, `ohos` … */
  readonly platform: string;
  /** `zh_CN`, `zh_TW`, `en` … */
  readonly language: string;
}

export type LoginResult =
  | { readonly kind: 'code'; readonly code: LoginCode }
  | { readonly kind: 'failed'; readonly reason: string };

/** Cancels what `after` planned; calling it later does nothing. */
export type Cancel = () => void;

/** Everything the program needs from WeChat for data. wechat-platform.ts is its only real form. */
export interface Platform {
  readonly app: AppInfo;
  /** `wx.login`. */
  login(): Promise<LoginResult>;
  /** `wx.checkSession`: whether the session key of the last login is still good. */
  checkSession(): Promise<boolean>;
  request(request: HttpRequest): Pending<HttpResult>;
  readonly storage: Storage;
  /** Wall clock in milliseconds: for showing and storing. A person may change it at any time. */
  now(): number;
  /** Milliseconds that only move forward: for measuring. Starts anew with every cold start. */
  monotonic(): number;
  after(milliseconds: number, run: () => void): Cancel;
  /** 32 hexadecimal digits, for idempotency and correlation; not a secret. */
  randomId(): string;
}

/** Synchronous key-value storage of this program. Failures read as "nothing there". */
export interface Storage {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
}
