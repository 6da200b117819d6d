import type { PhoneMethod } from './phone';

export type EnvVersion = 'develop' | 'trial' | 'release';

/** By which way requests reach the backend. */
export type TransportConfig =
  | {
      readonly transport: 'https';
      /** Scheme and host, no path: `https://api.your-company.cn`. */
      readonly baseUrl: string;
    }
  /** WeChat cloud hosting: `wx.cloud.callContainer`, which allows 15 seconds at most. */
  | { readonly transport: 'cloudContainer'; readonly env: string; readonly service: string }
  /** A cloud function that takes `{method, path, headers, body}` and returns `{status, headers, body}`. */
  | { readonly transport: 'cloudFunction'; readonly env: string; readonly name: string };

/** How requests reach the backend. */
export type BackendConfig = TransportConfig & {
  /** Put before every path. @default "/v1" */
  readonly pathPrefix: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

/** What an adopter sets in miniprogram/config.ts. */
export interface ProgramConfig {
  /**
   * Where the lab and what is written for developers show: in DevTools and the host, or in every
   * `develop`, also on the phones of WeChat's reviewers. Never in a trial or a release.
   */
  readonly developer: 'devtools' | 'develop';
  readonly backend: Readonly<Record<EnvVersion, BackendConfig>> & {
    /** Used by `develop` inside DevTools and the host only, never on a phone. */
    readonly devtools: BackendConfig;
  };
  readonly phone: {
    /** In the order they are offered; manual entry is added when it is missing. */
    readonly methods: readonly PhoneMethod[];
    /** How long a method whose quota ran out is not offered again. */
    readonly quotaPauseMs: number;
    /** Use `wx.getPhoneNumber()` on a button of our own where the client has it. */
    readonly preferApi: boolean;
  };
  readonly avatar: {
    /** Let the person cut a square out of the picture first (`wx.cropImage`, 2.26.0). */
    readonly crop: boolean;
    /** Pictures wider than this many pixels are made smaller before they are uploaded. */
    readonly maxWidth: number;
  };
}
