/** How a server responded to a JSON request. */
export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One JSON request to a server, without a slash at the end of its url. */
export async function send(
  server: { readonly url: string },
  method: string,
  path: string,
  request: {
    readonly token?: string;
    readonly key?: string;
    readonly body?: unknown;
    readonly text?: string;
    /** On a connection of its own: a backend that was restarted meanwhile has closed the earlier one. */
    readonly fresh?: boolean;
  } = {},
): Promise<Reply> {
  const { token, key, body, text, fresh = false } = request;
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(fresh ? { connection: 'close' } : {}),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const answer = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: answer === '' ? {} : (JSON.parse(answer) as Readonly<Record<string, unknown>>),
  };
}
