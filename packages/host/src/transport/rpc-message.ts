/** One message of the conversation of rpc.ts, read from its JSON text. */
export type RpcMessage =
  | ({ readonly kind: 'request'; readonly id: number } & RpcRequest)
  | ({ readonly kind: 'notice' } & RpcRequest)
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }
  | { readonly kind: 'unreadable' };

export interface RpcRequest {
  readonly method: string;
  readonly params: unknown;
}

/**
 * Never throws: what is not a message is `unreadable`. A response whose result is undefined has no
 * `result`.
 */
export function parseRpcMessage(text: string): RpcMessage {
  const message = parseObject(text);
  if (message === null) return { kind: 'unreadable' };
  const { id, method, params, result, error } = message;
  if (typeof method === 'string') {
    return typeof id === 'number'
      ? { kind: 'request', id, method, params }
      : { kind: 'notice', method, params };
  }
  if (typeof id !== 'number') return { kind: 'unreadable' };
  if (isObject(error)) {
    const { message: reason } = error;
    return { kind: 'error', id, message: typeof reason === 'string' ? reason : 'Unknown error.' };
  }
  return { kind: 'result', id, result };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
