import { plainJson } from './plain-json';
import type { Handlers, Method } from './protocol';
import { protocol } from './protocol';

/**
 * Responds to one frame of a client: parse, handle, reply. Never throws or rejects; the only place
 * where an error becomes a message. null: a frame without an id, to which nothing can be said.
 */
export async function answerFrame(handlers: Handlers, frame: string): Promise<string | null> {
  const request = readRequest(frame);
  if (request === null) return null;
  const { id, method, params } = request;
  try {
    if (!isMethod(method)) throw new Error(`${String(method)} unimplemented`);
    const result = await handle(handlers, method, params ?? {});
    // The client takes `result` apart without asking whether it is there.
    return JSON.stringify({ id, result: plainJson(result) ?? {} });
  } catch (error) {
    return JSON.stringify({ id, error: { message: errorMessage(error) } });
  }
}

/** The method that a frame asks for. */
export function methodOf(frame: string): unknown {
  return readRequest(frame)?.method;
}

function handle(handlers: Handlers, method: Method, params: unknown): unknown {
  const parsed = protocol[method].params.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new Error(`${method}: ${place === '' ? 'params' : place}: ${issue?.message ?? 'wrong'}`);
  }
  // Params and handler belong to the same method, which TypeScript cannot see through the union.
  const handler = handlers[method] as (params: unknown) => unknown;
  return handler(parsed.data);
}

interface Request {
  readonly id: string | number;
  readonly method: unknown;
  readonly params: unknown;
}

function readRequest(frame: string): Request | null {
  let message: unknown;
  try {
    message = JSON.parse(frame);
  } catch {
    return null;
  }
  if (typeof message !== 'object' || message === null) return null;
  const { id, method, params } = message as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  return { id, method, params };
}

function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(protocol, method);
}

/** The client makes an Error of it; WeChat's own failures are objects with `errMsg`. */
export function errorMessage(error: unknown): string {
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { readonly errMsg?: unknown; readonly message?: unknown };
    if (typeof errMsg === 'string') return errMsg;
    if (typeof message === 'string') return message;
  }
  return String(error);
}
