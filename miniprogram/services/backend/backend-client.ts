import type { BackendConfig } from '../../models/config';
import type { HttpRequest, HttpResult, Pending } from '../../platform/platform';
import type { Decoder } from './decode';
import { readErrorAnswer } from './problem';
import { serviceError } from './service-error';

export interface BackendCall<T> {
  readonly method: HttpRequest['method'];
  /** Below the prefix: `/user/phone`. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly decode: Decoder<T>;
}

/** Speaks the contract: a call in, the decoded answer or a ServiceError out. */
export interface BackendClient {
  send<T>(call: BackendCall<T>): Promise<T>;
}

/** The network as the client needs it; made by the composition root from the configuration. */
export type Transport = (request: HttpRequest) => Pending<HttpResult>;

function read<T>(result: HttpResult, decode: Decoder<T>): Promise<T> {
  if (result.kind === 'no-answer') return Promise.reject(serviceError(result));
  const { status, body } = result;
  if (status < 200 || status > 299) {
    return Promise.reject(serviceError(readErrorAnswer(status, body)));
  }
  const decoded = decode(body);
  return decoded.kind === 'value'
    ? Promise.resolve(decoded.value)
    : Promise.reject(serviceError({ kind: 'unreadable', status, path: decoded.path }));
}

/** `backend` is null when the configuration was refused: then nothing is ever sent. */
export function createBackendClient(
  backend: BackendConfig | null,
  transport: Transport,
): BackendClient {
  return {
    send: (call) => {
      if (backend === null) {
        return Promise.reject(serviceError({ kind: 'no-answer', reason: 'not-configured' }));
      }
      const pending = transport({
        method: call.method,
        url: `${backend.baseUrl}${backend.pathPrefix}${call.path}`,
        headers: { ...backend.headers, ...call.headers },
        ...(call.body === undefined ? {} : { body: call.body }),
        timeoutMs: backend.timeoutMs,
      });
      return pending.result.then((result) => read(result, call.decode));
    },
  };
}
