import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import type { Express } from 'express';

export interface PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Hands a request to an Express application without a socket: the same routes, contract checks and body
 * parsers run, and the clock of the simulation need not wait for the operating system.
 */
export function dispatch(app: Express, plain: PlainRequest): Promise<PlainAnswer> {
  return new Promise((resolve) => {
    const request = new IncomingMessage(new Socket());
    const content = plain.body === undefined ? '' : JSON.stringify(plain.body);
    request.method = plain.method;
    request.url = plain.path;
    request.headers = { host: 'bench', ...plain.headers };
    if (content !== '') {
      request.headers['content-type'] = 'application/json';
      request.headers['content-length'] = String(Buffer.byteLength(content));
    }
    request.complete = true;
    if (content !== '') request.push(content);
    request.push(null);
    const response = new ServerResponse(request);
    // Express writes every answer through `end`; nothing listens behind it.
    response.end = (chunk?: unknown) => {
      const text = Buffer.isBuffer(chunk) || typeof chunk === 'string' ? chunk.toString() : '';
      const type = String(response.getHeader('content-type') ?? '');
      const headers = Object.fromEntries(
        Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
      );
      const body: unknown = type.includes('json') && text !== '' ? JSON.parse(text) : text;
      resolve({ status: response.statusCode, headers, body });
      return response;
    };
    app(request, response);
  });
}
