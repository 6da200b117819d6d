import type { Transport } from '../../src/transport/transport';
import type { Ask } from './stage';

interface Reply {
  readonly id?: string;
  readonly method?: string;
  readonly params?: { readonly message?: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A client of the automation protocol without waits of its own; it also keeps what nobody caught. */
export function askOver(
  transport: Transport,
  /** Milliseconds until a question without an answer is given up. */
  deadline: number,
): {
  readonly ask: Ask;
  /** Messages of uncaught errors since the last time. */
  readonly takeExceptions: () => readonly string[];
} {
  const waiting = new Map<string, (reply: Reply) => void>();
  const exceptions: string[] = [];
  let lastId = 0;
  transport.onMessage((text) => {
    const reply = JSON.parse(text) as Reply;
    if (reply.method === 'App.exceptionThrown') exceptions.push(reply.params?.message ?? '');
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  const send = (method: string, params: object) =>
    new Promise<unknown>((resolve, reject) => {
      const id = `${(lastId += 1)}`;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`${method}: no answer within ${deadline} ms`));
      }, deadline);
      waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      transport.send(JSON.stringify({ id, method, params }));
    });
  return { ask: send as Ask, takeExceptions: () => exceptions.splice(0) };
}
