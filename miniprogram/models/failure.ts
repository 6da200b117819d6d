import type { components } from '../../typings/backend';

/** Why a request had no response. The first four leave open whether the server did its work. */
export type NoResponseReason =
  | 'offline'
  | 'timeout'
  | 'interrupted'
  | 'aborted'
  /** No trust in the server: its certificate, the clock of the phone, somebody in between. */
  | 'insecure'
  /** The picture to be sent is not there any more. */
  | 'file-gone'
  /** A mistake of ours, or a client that lacks the call. */
  | 'request-refused'
  | 'address-refused'
  | 'not-configured';

/** The stable `code` of a problem document of the backend (docs/backend.openapi.yaml). */
export type ProblemCode = components['schemas']['ProblemCode'];

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
  /** WeChat itself gave no login code; `reason` is its own word, for developers. */
  | {
      readonly kind: 'login-unavailable';
      readonly cause: LoginProblem;
      readonly reason: string;
    };

/** Why `wx.login` fails: no network and the like, a mistake in the configuration, a banned program, too often. */
export type LoginProblem = 'passing' | 'misconfigured' | 'banned' | 'too-frequent';
