import { z } from 'zod';

import { Violation } from '../violation';

/** What one request carries besides its method and path. */
export interface CallOptions {
  readonly token?: string;
  /** The Idempotency-Key. */
  readonly key?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, as application/json: for bodies that are not. */
  readonly text?: string;
  readonly form?: FormData;
  /** Sent as it is; its type stands in `headers`. */
  readonly bytes?: Buffer;
  /** The beginning of a JSON body whose end never comes. */
  readonly unfinished?: string;
  /** More headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request as a client does that goes away. */
  readonly signal?: AbortSignal;
}

/** One response as it came. */
export interface Answer {
  readonly method: string;
  /** Under the prefix. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Lower case, without parameters. */
  readonly mediaType: string | undefined;
  readonly bytes: Buffer;
  /** The body as text; "" for pictures. */
  readonly text: string;
  /** `undefined` when the body is not JSON. */
  readonly json: unknown;
  /** When it came, by the clock of this machine. */
  readonly at: number;
  /** The JSON that was asked with. */
  readonly sent: unknown;
}

/** Speaks HTTP to the backend and keeps every response for the rules about all of them. */
export interface Caller {
  /** Throws a Violation when no response comes within the patience, or none at all. */
  send(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** An absolute address, such as avatarUrl, without a token. */
  get(url: string): Promise<Answer>;
  answers(): readonly Answer[];
}

/** What fetch throws wraps the reason; read by shape, for errors of other realms fail `instanceof`. */
const thrown = z
  .object({
    name: z.string(),
    message: z.string(),
    cause: z
      .object({ code: z.string().optional(), message: z.string().optional() })
      .optional()
      .catch(undefined),
  })
  .catch({ name: 'Error', message: 'unknown error' });

/** Every request of a mini program carries it (docs/wechat-facts.md §8). */
const referer = (appid: string): string => `https://servicewechat.com/${appid}/0/page-frame.html`;

export function createCaller(options: {
  /** With the prefix. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly patienceMs: number;
}): Caller {
  const { baseUrl, appid, patienceMs } = options;
  const kept: Answer[] = [];

  const call = async (
    url: string,
    path: string,
    { method, signal, sent, ...init }: RequestInit & { readonly method: string; sent?: unknown },
  ): Promise<Answer> => {
    const timeout = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(url, {
        ...init,
        method,
        redirect: 'manual',
        signal: signal == null ? timeout : AbortSignal.any([signal, timeout]),
      });
      const answer = { ...(await readAnswer(method, path, response)), sent };
      kept.push(answer);
      return answer;
    } catch (error) {
      const { name, message, cause } = thrown.parse(error);
      const reason =
        name === 'TimeoutError'
          ? `nothing within ${patienceMs / 1000} s`
          : (cause?.code ?? cause?.message ?? message);
      throw new Violation(`${method} ${path} got no answer: ${reason}.`);
    }
  };

  return {
    send: (method, path, { token, key, json, signal, headers = {}, ...bodies } = {}) => {
      const text = bodies.text ?? (json === undefined ? undefined : JSON.stringify(json));
      const isJson = (text ?? bodies.unfinished) !== undefined;
      return call(`${baseUrl}${path}`, path, {
        ...{ method, sent: json },
        headers: {
          referer: referer(appid),
          ...headers,
          ...(isJson ? { 'content-type': 'application/json' } : {}),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...bodyOf({ ...bodies, text }),
        ...(signal === undefined ? {} : { signal }),
      });
    },
    get: (url) =>
      call(url, new URL(url).pathname.replace(new URL(baseUrl).pathname, ''), { method: 'GET' }),
    answers: () => kept,
  };
}

/** The one of them that there is. */
function bodyOf({
  text,
  form,
  bytes,
  unfinished,
}: {
  readonly [Kind in 'text' | 'form' | 'bytes' | 'unfinished']?: CallOptions[Kind] | undefined;
}): Pick<RequestInit, 'body'> {
  if (unfinished !== undefined) return { body: endless(unfinished), ...{ duplex: 'half' } };
  const body = text ?? form ?? (bytes === undefined ? undefined : new Uint8Array(bytes));
  return body === undefined ? {} : { body };
}

/** Sends this much and then nothing more. */
const endless = (start: string): ReadableStream =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(Buffer.from(start));
    },
  });

async function readAnswer(
  method: string,
  path: string,
  response: Response,
): Promise<Omit<Answer, 'sent'>> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const isPicture = mediaType?.startsWith('image/') === true;
  const text = isPicture ? '' : bytes.toString('utf8');
  const { status, headers } = response;
  return {
    ...{ method, path, status, headers, mediaType, bytes, text },
    json: parseJson(text),
    at: Date.now(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
