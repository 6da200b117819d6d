import type { PhoneMethod } from './phone';

export type EnvVersion = 'develop' | 'trial' | 'release';

/** How requests reach the backend. */
export interface BackendConfig {
  readonly transport: 'https';
  /** Scheme and host, no path: `https://api.your-company.cn`. */
  readonly baseUrl: string;
  /** Put before every path. @default "/v1" */
  readonly pathPrefix: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** What an adopter sets in miniprogram/config.ts. */
export interface ProgramConfig {
  readonly backend: Readonly<Record<EnvVersion, BackendConfig>> & {
    /** Used by `develop` inside DevTools and the host only, never on a phone. */
    readonly devtools: BackendConfig;
  };
  readonly phone: {
    /** In the order they are offered; manual entry is added when it is missing. */
    readonly methods: readonly PhoneMethod[];
    /** How long a method whose quota ran out is not offered again. */
    readonly quotaPauseMs: number;
  };
}
