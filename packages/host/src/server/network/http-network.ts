import type { HttpAnswer, HttpRequest } from '../../phone/phone';
import { redirectOrigin } from './redirect-origin';

/** Requests of the program, done by this process: no CORS, and names may lead elsewhere. */
export interface HttpNetwork {
  fetch(id: string, request: HttpRequest): Promise<HttpAnswer>;
  abort(id: string): void;
  close(): void;
}

/**
 * `resolve`: origin as the program writes it to the origin that is asked, e.g. a stand-in backend.
 */
export function createHttpNetwork(resolve: Readonly<Record<string, string>>): HttpNetwork {
  const running = new Map<string, AbortController>();
  return {
    async fetch(id, request) {
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return await exchange(request, redirectOrigin(request.url, resolve), controller.signal);
      } finally {
        running.delete(id);
      }
    },
    abort(id) {
      running.get(id)?.abort();
    },
    close() {
      for (const controller of running.values()) controller.abort();
    },
  };
}

async function exchange(
  { method, headers, bodyBase64, timeout }: HttpRequest,
  url: string,
  aborted: AbortSignal,
): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.any([aborted, deadline]),
      ...(bodyBase64 !== undefined && { body: Buffer.from(bodyBase64, 'base64') }),
    });
    const body = Buffer.from(await response.arrayBuffer());
    return {
      kind: 'answered',
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        cookies: response.headers.getSetCookie(),
        bodyBase64: body.toString('base64'),
      },
    };
  } catch (error) {
    if (deadline.aborted) return { kind: 'timeout' };
    return { kind: 'failed', message: reasonOf(error) };
  }
}

/** Node hides the reason of a failed fetch in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
