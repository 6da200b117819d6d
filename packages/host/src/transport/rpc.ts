import type { RpcRequest } from './rpc-message';
import { parseRpcMessage } from './rpc-message';
import type { Transport } from './transport';

/**
 * What the handlers of a table look like: `interface Clock { now(params: {zone: string}): number }`
 * needs `{ now: ({ zone }) => …, }`, returning the result or a promise of it. Params and results
 * are JSON.
 */
export type RpcHandlers<Methods> = {
  readonly [Name in keyof Methods]: (
    params: RpcParams<Methods[Name]>,
  ) => RpcResult<Methods[Name]> | Promise<RpcResult<Methods[Name]>>;
};

export type RpcParams<Method> = Method extends (params: infer Params) => unknown ? Params : never;
export type RpcResult<Method> = Method extends (...params: never) => infer Result
  ? Awaited<Result>
  : never;

/** One side of a symmetrical conversation: calls what the other side handles, and the reverse. */
export interface RpcPeer<Remote> {
  /** Rejects with the other side's message when its handler failed, or when the channel closes first. */
  call<Name extends keyof Remote & string>(
    method: Name,
    params: RpcParams<Remote[Name]>,
  ): Promise<RpcResult<Remote[Name]>>;
  /** Calls without wanting a result; a failure over there is not heard here. */
  notify<Name extends keyof Remote & string>(method: Name, params: RpcParams<Remote[Name]>): void;
  /** Ends the conversation and its channel; calls under way reject. */
  close(): void;
}

interface PendingCall {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Starts a JSON conversation over a transport. `Local` is what this side handles, `Remote` what the
 * other side does. Messages nobody understands are dropped: the other side may be newer.
 */
export function createPeer<Local, Remote>(
  transport: Transport,
  handlers: RpcHandlers<Local>,
): RpcPeer<Remote> {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;
  let closed = false;

  const handle = async ({ method, params }: RpcRequest): Promise<unknown> => {
    if (!Object.hasOwn(handlers, method)) throw new Error(`Unknown method "${method}".`);
    // The two sides share the table at compile time; over the wire the types are its word.
    const handler = handlers[method as keyof Local] as (params: unknown) => unknown;
    return await handler(params);
  };

  const answer = async (id: number, request: RpcRequest): Promise<void> => {
    try {
      const result = await handle(request);
      transport.send(JSON.stringify({ id, result }));
    } catch (error) {
      transport.send(JSON.stringify({ id, error: { message: messageOf(error) } }));
    }
  };

  const settle = (id: number, use: (call: PendingCall) => void): void => {
    const call = pending.get(id);
    pending.delete(id);
    if (call !== undefined) use(call);
  };

  const stopListening = transport.onMessage((text) => {
    const message = parseRpcMessage(text);
    switch (message.kind) {
      case 'request':
        void answer(message.id, message);
        break;
      case 'notice':
        void handle(message).catch(() => undefined);
        break;
      case 'result':
        settle(message.id, ({ resolve }) => {
          resolve(message.result);
        });
        break;
      case 'error':
        settle(message.id, ({ reject }) => {
          reject(new Error(message.message));
        });
        break;
      case 'unreadable':
        break;
    }
  });

  const end = (): void => {
    closed = true;
    stopListening();
    const calls = [...pending.values()];
    pending.clear();
    for (const { method, reject } of calls) {
      reject(new Error(`The connection closed before "${method}" was answered.`));
    }
  };
  transport.onClose(end);

  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error(`The connection is closed; "${method}" was not sent.`));
          return;
        }
        lastId += 1;
        const text = JSON.stringify({ id: lastId, method, params });
        pending.set(lastId, { method, resolve: resolve as PendingCall['resolve'], reject });
        transport.send(text);
      }),
    notify(method, params) {
      if (!closed) transport.send(JSON.stringify({ method, params }));
    },
    close() {
      end();
      transport.close();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
