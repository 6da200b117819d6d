import { z } from 'zod';

import { failureAnswer } from './wechat-answers';

/** Read by shape: what fetch throws may come from another realm. */
const thrown = z.object({ name: z.string() }).catch({ name: 'unknown error' });

/** How one call to WeChat's server API ended. */
export type ApiOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'errcode'; readonly errcode: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface ApiRequest<Shape extends z.ZodType> {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Sent as a JSON POST; a GET without it. */
  readonly body?: object;
  /** @default what the function was made with */
  readonly timeoutMs?: number;
  /** What a success looks like; anything else that is no errcode is unreachable. */
  readonly shape: Shape;
}

export type ApiCall = <Shape extends z.ZodType>(
  request: ApiRequest<Shape>,
) => Promise<ApiOutcome<z.infer<Shape>>>;

/**
 * Makes the one function that talks HTTP to WeChat. Reasons name the path and what was wrong with the
 * response, never its content and never the query, which holds secrets.
 */
export function createApiCall({
  baseUrl,
  timeoutMs,
}: {
  readonly baseUrl: string;
  readonly timeoutMs: number;
}): ApiCall {
  return async ({ path, query, body, shape, timeoutMs: patience = timeoutMs }) => {
    const url = `${baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    const post =
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    let content: unknown;
    try {
      const response = await fetch(url, { ...post, signal: AbortSignal.timeout(patience) });
      content = await response.json();
    } catch (error) {
      const reason = `${path}: no readable answer (${thrown.parse(error).name})`;
      return { kind: 'unreachable', reason };
    }
    const failure = failureAnswer.safeParse(content);
    if (failure.success) return { kind: 'errcode', errcode: failure.data.errcode };
    const success = shape.safeParse(content);
    return success.success
      ? { kind: 'answered', answer: success.data }
      : { kind: 'unreachable', reason: `${path}: an answer of an unknown shape` };
  };
}
