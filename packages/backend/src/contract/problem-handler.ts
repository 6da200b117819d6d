import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

import { ProblemError } from '../problem';

/** What the contract check and Express's body parser throw. */
const httpError = z.object({
  status: z.number().int(),
  message: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/**
 * Sends whatever was thrown as application/problem+json. Unknown errors become `internal` without a
 * word of their own, and are handed to `report`.
 */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error, request.path);
    if (problem.code === 'internal') report(error);
    const { document, status } = problem;
    if (document.retryAfterSeconds !== undefined) {
      response.set('Retry-After', String(document.retryAfterSeconds));
    }
    response.status(status).type('application/problem+json').send(JSON.stringify(document));
  };
}

function problemOf(error: unknown, path: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const parsed = httpError.safeParse(error);
  if (!parsed.success) return new ProblemError('internal');
  const { status, errors } = parsed.data;
  switch (status) {
    case 401:
      return new ProblemError('session-invalid');
    case 404:
    case 405:
      return new ProblemError('not-found');
    case 413:
      return new ProblemError(path === '/v1/user/avatar' ? 'avatar-rejected' : 'invalid-request', {
        detail: 'The body is too large.',
      });
    case 400:
    case 415:
      return refusedRequest(errors?.[0]);
    default:
      return new ProblemError(
        brokenForm.test(parsed.data.message) ? 'invalid-request' : 'internal',
      );
  }
}

/** What the parser of multipart bodies says to one that breaks off, is none, or whose client is gone; the contract check calls it 500. */
const brokenForm =
  /^(Unexpected end of (form|file)|Malformed part header|Multipart: |Request aborted)/i;

interface Violation {
  readonly path: string;
  readonly message: string;
}

function refusedRequest(violation: Violation | undefined): ProblemError {
  if (violation === undefined) return new ProblemError('invalid-request');
  if (isMissingKey(violation)) return new ProblemError('idempotency-key-missing');
  // The path and the rule, never the value: it may be a code or a number.
  return new ProblemError('invalid-request', { detail: `${violation.path} ${violation.message}` });
}

const isMissingKey = ({ path, message }: Violation): boolean =>
  path.toLowerCase() === '/headers/idempotency-key' && message.includes('required property');
