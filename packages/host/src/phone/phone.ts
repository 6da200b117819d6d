import type { Platform } from '../platform/platform';
import type { Emitter } from './emitter';
import type { PhoneFiles } from './files';
import type { Permissions } from './permissions';
import type { PhoneSettings } from './settings';
import type { ConnectSocket } from './sockets';
import type { PhoneStorage } from './storage';
import type { Subscriptions } from './subscriptions';
import type { Surfaces } from './surfaces';

/** The simulated phone: what outlives a program, and what a program finds itself on. */
export interface Phone {
  readonly settings: SettingsStore;
  readonly surfaces: Surfaces;
  readonly storage: PhoneStorage;
  readonly files: PhoneFiles;
  readonly privacy: Privacy;
  readonly permissions: Permissions;
  readonly subscriptions: Subscriptions;
  readonly clipboard: Clipboard;
  /** "WeChat's servers". */
  readonly platform: Platform;
  readonly network: Network;
  /** The person takes a picture of the screen. */
  readonly captures: Emitter<{ readonly captured: undefined }>;
  /** What goes on, for the panel and for tests. Never read by the program. */
  readonly journal: Emitter<PhoneJournal>;
  readonly clock: Clock;
}

/** The phone's clipboard: text only. */
export interface Clipboard {
  get(): string;
  set(text: string): void;
}

/**
 * The privacy gate in front of personal data (docs/wechat-facts.md §7.1): whether the person agreed
 * to the program's privacy guide, and who asks.
 */
export interface Privacy {
  /** `wx.onNeedPrivacyAuthorization`: the program asks for itself; the last listener counts. */
  setListener(listener: PrivacyListener): void;
  /**
   * Lets a guarded ability through or says why not. Asks the person where that is possible; within
   * ten seconds of a refusal it refuses without asking.
   */
  authorize(referrer: string): Promise<PrivacyDecision>;
  /** The tap on an `agreePrivacyAuthorization` button, by the button's id. */
  agreeTapped(buttonId: string): void;
  needsAuthorization(): boolean;
  readonly contractName: string;
}

export type PrivacyDecision = 'allowed' | 'refused' | 'undeclared';

export type PrivacyListener = (
  resolve: (answer: {
    readonly event: 'exposureAuthorization' | 'agree' | 'disagree';
    readonly buttonId?: string;
  }) => void,
  info: { readonly referrer: string },
) => void;

export interface SettingsStore {
  get(): PhoneSettings;
  /** Changes some settings; listeners are told once, with what was before. */
  set(change: Partial<PhoneSettings>): void;
  onChange(listener: (now: PhoneSettings, before: PhoneSettings) => void): () => void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after so many milliseconds; the returned function cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

/** One HTTP exchange, done by the host outside the browser: no CORS, no browser cookies. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Body as base64, so that binary survives; absent: no body. */
  readonly bodyBase64?: string;
  /** Milliseconds until the exchange is given up. */
  readonly timeout: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly bodyBase64: string;
}

export type HttpAnswer =
  | { readonly kind: 'answered'; readonly response: HttpResponse }
  | { readonly kind: 'timeout' }
  /** No response came; `message` is the reason in the words of Node, for developers. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Network {
  fetch(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer>;
  readonly connect: ConnectSocket;
}

export interface PhoneJournal {
  /** A request of the program, once when it starts and once when it ends. */
  readonly request: {
    readonly id: number;
    readonly method: string;
    readonly url: string;
    readonly status?: number;
    readonly error?: string;
    readonly milliseconds?: number;
  };
  /** A line that the program wrote to its console. */
  readonly console: { readonly type: ConsoleType; readonly args: readonly unknown[] };
  /** An error nobody caught. */
  readonly exception: { readonly message: string; readonly stack: string };
  /** Something the host itself has to say to the developer. */
  readonly notice: {
    readonly severity: 'info' | 'warning' | 'error';
    readonly text: string;
    /** A warning that whoever tells it has counted already; the journal counts the others. */
    readonly isCounted?: boolean;
  };
}

export type ConsoleType = 'log' | 'info' | 'warn' | 'error' | 'debug';
