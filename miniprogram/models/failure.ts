/** Why a request had no response. The first four leave open whether the server did its work. */
export type NoResponseReason =
  'offline' | 'timeout' | 'interrupted' | 'aborted' | 'address-refused' | 'not-configured';

/** The stable `code` of a problem document of the backend (docs/backend.openapi.yaml). */
export type ProblemCode =
  | 'invalid-request'
  | 'login-code-invalid'
  | 'phone-code-invalid'
  | 'login-blocked'
  | 'session-invalid'
  | 'not-found'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'phone-already-bound'
  | 'sms-code-wrong'
  | 'sms-code-expired'
  | 'sms-too-many-guesses'
  | 'number-invalid'
  | 'nickname-rejected'
  | 'avatar-rejected'
  | 'wechat-session-stale'
  | 'rate-limited'
  | 'wechat-busy'
  | 'wechat-unavailable'
  | 'wechat-misconfigured'
  | 'internal';

/** Everything that can go wrong between a service and the backend: a closed set. */
export type Failure =
  | { readonly kind: 'no-response'; readonly reason: NoResponseReason }
  /** An HTTP error without a problem document: a gateway, a proxy, a crashed server. */
  | {
      readonly kind: 'bad-gateway-response';
      readonly status: number;
      readonly retryAfterSeconds: number | null;
    }
  /** A response that is not what the contract says; `path` names the first wrong place. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly path: string }
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: ProblemCode;
      readonly retryAfterSeconds: number | null;
    }
  /** WeChat itself gave no login code. */
  | { readonly kind: 'login-unavailable'; readonly reason: string };
