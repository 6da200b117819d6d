import type { EnvVersion } from '../models/config';
import type { LoginProblem, NoResponseReason } from '../models/failure';
import type { LoginCode, PhoneComponent } from '../models/phone';
import type { PrivacyResult } from '../models/privacy';

/** An HTTP request in the words of `wx.request`. WeChat has no PATCH. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; left out for GET and DELETE. */
  readonly body?: object | undefined;
  readonly timeoutMs: number;
}

/** `body` is parsed JSON where the response was JSON, else the text. Any status is a response. */
export type HttpResult =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly kind: 'no-response'; readonly reason: NoResponseReason };

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

/** A multipart upload of one local file; `body` of the response is parsed JSON where it was JSON. */
export interface UploadRequest {
  readonly url: string;
  readonly filePath: string;
  /** Name of the form field. */
  readonly name: string;
  /** Other form fields, for a backend that wants some. */
  readonly fields?: object | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Percent, 0 to 100. */
  readonly onProgress: (percent: number) => void;
}

/** What goes through WeChat's cloud, which needs no domain list. */
export type CloudRequest = CloudCall | CloudFile;

export type CloudCall =
  | {
      readonly kind: 'container';
      readonly env: string;
      readonly service: string;
      readonly request: HttpRequest;
    }
  | {
      readonly kind: 'function';
      readonly env: string;
      readonly name: string;
      readonly request: HttpRequest;
      /** Put at the top level of the data, where WeChat replaces it by the open data. */
      readonly cloudId: string | null;
    };

/** A local file for the cloud's storage; the body of the response is its `fileId`. */
export interface CloudFile {
  readonly kind: 'file';
  readonly env: string;
  readonly filePath: string;
  readonly timeoutMs: number;
  /** Percent, 0 to 100. */
  readonly onProgress: (percent: number) => void;
}

/** Privacy abilities (2.32.3); null on clients that have none: they intercept nothing. */
export interface PrivacyPlatform {
  /** Overwriting: the last listener counts, and every request must be resolved. */
  onNeed(listener: (resolve: (resolution: PrivacyResolution) => void) => void): void;
  /** Whether there is something to agree to; null when that is not known. */
  isNeeded(): Promise<boolean | null>;
  /** Asks for agreement. It may never answer. */
  require(): Promise<PrivacyAnswer>;
  /** Opens the guide; false when that failed. */
  openContract(): Promise<boolean>;
}

/** New versions of the program. */
export interface UpdatePlatform {
  /** WeChat has downloaded one. */
  onReady(listener: () => void): void;
  /** Ends the program and starts it in the new version. */
  apply(): void;
}

/** What WeChat says about agreement, where it says anything. */
export type PrivacyAnswer = Exclude<PrivacyResult, { readonly kind: 'silent' }>;

export type PrivacyResolution =
  | { readonly event: 'exposureAuthorization' }
  | { readonly event: 'agree'; readonly buttonId: string }
  | { readonly event: 'disagree' };

export type LoginResult =
  | { readonly kind: 'code'; readonly code: LoginCode }
  | { readonly kind: 'failed'; readonly cause: LoginProblem; readonly reason: string };

/** Cancels what `after` planned; calling it later does nothing. */
export type Cancel = () => void;

/** Everything the program needs from WeChat for data. wechat-platform.ts is its only real form. */
export interface Platform {
  readonly app: AppInfo;
  /** How WeChat looks now: for its own dialogs, which no style reaches. */
  readonly theme: () => 'light' | 'dark';
  /** `wx.login`. */
  login(): Promise<LoginResult>;
  /** `wx.checkSession`: whether the session key of the last login is still good. */
  checkSession(): Promise<boolean>;
  /** `wx.request`. Like the next two it never rejects: no response is a result as well. */
  request(request: HttpRequest): Promise<HttpResult>;
  upload(request: UploadRequest): Promise<HttpResult>;
  cloud(request: CloudRequest): Promise<HttpResult>;
  readonly privacy: PrivacyPlatform | null;
  /** Null where the client has no update manager. */
  readonly update: UpdatePlatform | null;
  /** `wx.getPhoneNumber`, null where the client has none. To be called inside the tap. */
  readonly askPhoneNumber: ((component: PhoneComponent) => Promise<unknown>) | null;
  /** Lets the person choose a picture without the avatar button; null when they chose none. */
  chooseImage(): Promise<string | null>;
  /** The square that the person cuts out; null when they cancel, the picture itself when the client cannot. */
  cropImage(filePath: string): Promise<string | null>;
  /** The picture made smaller when it is wider; the picture itself when the client cannot. */
  shrinkImage(filePath: string, maxWidth: number): Promise<string>;
  /** `wx.reportEvent`; silent where the client has none. */
  reportEvent(id: string, fields: Readonly<Record<string, string | number>>): void;
  /** `wx.getExtConfigSync`: an empty object where nothing was given. */
  extConfig(): Readonly<Record<string, unknown>>;
  readonly storage: Storage;
  /** Encrypted storage; null where the client has none (before 2.21.3): what is secret then stays in memory. */
  readonly secrets: SecretStorage | null;
  /** Wall clock in milliseconds: for showing and storing. A person may change it at any time. */
  now(): number;
  /** Milliseconds that only move forward: for measuring. Starts anew with every cold start. */
  readonly monotonic: () => number;
  readonly after: (milliseconds: number, run: () => void) => Cancel;
  /** 32 hexadecimal digits, for idempotency and correlation; not a secret. */
  randomId(): string;
  /** At least 0, less than 1: spreads retries of many clients. */
  random(): number;
}

/** The ways to a server. */
export type Network = Pick<Platform, 'request' | 'upload' | 'cloud'>;

/** Synchronous key-value storage of this program. Failures read as "nothing there". */
export interface Storage {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  /** Forgets everything this program has stored. */
  clear(): void;
}

/**
 * Encrypted key-value storage of this program (`wx.setStorage({encrypt: true})`, 2.21.3), which has
 * no synchronous form. WeChat keeps it apart by program and by person.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/storage/wx.setStorage.html
 */
export interface SecretStorage {
  /** Undefined where nothing is, or nothing readable. */
  get(key: string): Promise<unknown>;
  /** False when it could not be written. */
  set(key: string, value: object): Promise<boolean>;
  remove(key: string): Promise<void>;
}
