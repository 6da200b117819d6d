import type { Failure } from '../../models/failure';

/**
 * The one error that services reject with; `failure` is the closed union to switch on.
 *
 * It is a plain Error with a field, not a class: see docs/decisions/0002.
 */
export interface ServiceError extends Error {
  readonly failure: Failure;
}

export function serviceError(failure: Failure): ServiceError {
  return Object.assign(new Error(describe(failure)), { failure });
}

/** The failure inside anything that was thrown; what no service threw is a bug and passes on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'failure' in error) return (error as ServiceError).failure;
  throw error;
}

/** For a promise whose failure changes nothing where it is used. A bug is no failure and passes on. */
export function ignoreFailure(error: unknown): void {
  failureOf(error);
}

/** For developers: what happened, with nothing of what was sent or received. */
function describe(failure: Failure): string {
  switch (failure.kind) {
    case 'no-response':
      return `The backend gave no answer (${failure.reason}).`;
    case 'bad-gateway-response':
      return `The backend answered ${failure.status} without a problem document; is something in front of it?`;
    case 'unreadable':
      return `The backend answered ${failure.status} with a body that is not in the contract at "${failure.path}".`;
    case 'problem':
      return `The backend answered ${failure.status} with the problem "${failure.code}".`;
    case 'login-unavailable':
      return `wx.login gave no code: ${failure.reason}`;
  }
}
