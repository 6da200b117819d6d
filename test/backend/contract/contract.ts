import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';

/** Where the contract is written: the only source of paths, shapes and problem codes. */
export const contractPath = join(__dirname, '../../../docs/backend.openapi.yaml');

/** Larger pictures are refused while they are read. */
const mostImageBytes = 5 * 1024 * 1024;

/**
 * Checks every request and every answer against the contract. A request that does not fit never
 * reaches a route; an answer that does not fit becomes a 500, so that a test notices it.
 */
export function contractMiddleware(
  isSignedIn: (request: Request) => Promise<boolean>,
): RequestHandler[] {
  return OpenApiValidator.middleware({
    apiSpec: contractPath,
    validateRequests: { allErrors: false },
    validateResponses: { allErrors: false },
    fileUploader: { limits: { fileSize: mostImageBytes, files: 1, fields: 20, fieldSize: 1024 } },
    validateSecurity: { handlers: { bearer: isSignedIn } },
  });
}
