import type { Request, RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { contractPath } from 'onboarding-contract';

/** Larger pictures are refused while they are read. */
export const mostImageBytes = 5 * 1024 * 1024;

type IsSignedIn = (request: Request) => Promise<boolean>;

/** Which backend a request came to, for the security check of the one validator. */
const doors = new WeakMap<Request, IsSignedIn>();

/** Compiling the contract takes a third of a second: once for all backends of a process. */
let compiled: readonly RequestHandler[] | undefined;

function validator(): readonly RequestHandler[] {
  return OpenApiValidator.middleware({
    apiSpec: contractPath,
    validateRequests: { allErrors: false },
    validateResponses: { allErrors: false },
    fileUploader: { limits: { fileSize: mostImageBytes, files: 1, fields: 20, fieldSize: 1024 } },
    validateSecurity: {
      handlers: { bearer: (request) => doors.get(request)?.(request) ?? false },
    },
  });
}

/**
 * Checks every request and every response against the contract. A request that does not fit never
 * reaches a route; a response that does not fit becomes a 500, so that a test notices it.
 */
export function contractMiddleware(isSignedIn: IsSignedIn): RequestHandler[] {
  compiled ??= validator();
  const atTheDoor: RequestHandler = (request, _response, next) => {
    doors.set(request, isSignedIn);
    next();
  };
  return [atTheDoor, ...compiled];
}
