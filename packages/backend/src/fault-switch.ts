import type { Request, RequestHandler } from 'express';

import type { ProblemCode } from './problem';
import { ProblemError } from './problem';

/** What a request meets instead of the backend, for tests of how the program takes it. */
export type BackendFault =
  /** 200 and a web page, as a captive portal or a proxy sends. */
  | { readonly kind: 'html' }
  /** 200 without a body. */
  | { readonly kind: 'empty' }
  /** 200 and JSON that is not in the contract. */
  | { readonly kind: 'wrong-shape' }
  /** A problem of the contract. */
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly retryAfterSeconds?: number }
  /** A status with a plain text body, as a gateway in front of the backend sends. */
  | { readonly kind: 'status'; readonly status: number }
  /** No response at all until the client gives up. */
  | { readonly kind: 'silence' }
  /** The connection drops before the backend saw the request. */
  | { readonly kind: 'lost-before' }
  /** The backend does its work, then the connection drops: the client cannot know. */
  | { readonly kind: 'lost-after' };

/** Which requests a fault meets. */
export interface FaultScope {
  /** @default every method */
  readonly method?: string;
  /** Path without query, such as "/v1/user/phone". @default every path */
  readonly path?: string;
  /** How many requests it meets before it is used up. @default 1 */
  readonly times?: number;
}

/** Faults for development and UI tests; apart from the backend, which knows nothing of it. */
export interface FaultSwitch {
  /** Goes into `createBackend({before: [...]})`. */
  readonly handler: RequestHandler;
  /**
   * Arms a fault; the returned function disarms it. Several faults are met in the order they were
   * armed.
   */
  arm(fault: BackendFault, scope?: FaultScope): () => void;
  /** What waits for a request, in the order it will be met. */
  armed(): readonly BackendFault[];
  /** Disarms everything. */
  clear(): void;
}

interface Armed {
  readonly fault: BackendFault;
  readonly scope: FaultScope;
  left: number;
}

/** Makes a switch with nothing armed. */
export function createFaultSwitch(): FaultSwitch {
  let armed: Armed[] = [];
  const meets = ({ scope, left }: Armed, request: Request): boolean =>
    left > 0 &&
    (scope.method === undefined || scope.method === request.method) &&
    (scope.path === undefined || scope.path === request.path);
  return {
    handler: (request, response, next) => {
      const met = armed.find((one) => meets(one, request));
      if (met === undefined) {
        next();
        return;
      }
      met.left -= 1;
      play(met.fault, request, response, next);
    },
    arm: (fault, scope = {}) => {
      const one: Armed = { fault, scope, left: scope.times ?? 1 };
      armed.push(one);
      return () => {
        armed = armed.filter((other) => other !== one);
      };
    },
    armed: () => armed.filter(({ left }) => left > 0).map(({ fault }) => fault),
    clear: () => {
      armed = [];
    },
  };
}

const play = (fault: BackendFault, ...[, response, next]: Parameters<RequestHandler>): void => {
  switch (fault.kind) {
    case 'html':
      response.type('html').send('<!doctype html><title>Welcome</title><p>Please sign in.</p>');
      return;
    case 'empty':
      response.status(200).end();
      return;
    case 'wrong-shape':
      response.json({ ok: true, data: null });
      return;
    case 'problem': {
      const { code, retryAfterSeconds } = fault;
      const extras = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      next(new ProblemError(code, extras));
      return;
    }
    case 'status':
      response.status(fault.status).type('text').send('upstream error');
      return;
    case 'silence':
      return;
    case 'lost-before':
      response.destroy();
      return;
    case 'lost-after':
      // Express writes every response through `end`; by then the work is done.
      response.end = () => response.destroy();
      next();
      return;
  }
};
