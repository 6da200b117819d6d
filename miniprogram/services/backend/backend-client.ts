import type { BackendConfig } from '../../models/config';
import type { HttpRequest, HttpResult, Network } from '../../platform/platform';
import { createTransport } from './create-transport';
import type { Decoder } from './decode';
import { readErrorResponse } from './problem';
import { serviceError } from './service-error';

export interface BackendCall<T> {
  readonly method: HttpRequest['method'];
  /** Below the prefix: `/user/phone`. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly decode: Decoder<T>;
}

/** A file for the backend, sent as multipart form data. */
export interface BackendUpload<T> {
  readonly path: string;
  readonly filePath: string;
  /** Name of the form field. */
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onProgress: (percent: number) => void;
  readonly decode: Decoder<T>;
}

/** Speaks the contract: a call in, the decoded response or a ServiceError out. */
export interface BackendClient {
  send<T>(call: BackendCall<T>): Promise<T>;
  /** https only: WeChat's cloud takes files another way, and then this fails as `address-refused`. */
  upload<T>(upload: BackendUpload<T>): Promise<T>;
}

/** A large picture on a slow network takes longer than a question. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** Resolves with the response as `decode` reads it, or rejects with what was wrong. */
function read<T>(asked: Promise<HttpResult>, decode: Decoder<T>): Promise<T> {
  return asked.then((result) => {
    if (result.kind === 'no-response') throw serviceError(result);
    const { status, body, headers } = result;
    if (!(status >= 200 && status <= 299))
      throw serviceError(readErrorResponse(status, body, headers));
    const decoded = decode(body);
    if (decoded.kind === 'value') return decoded.value;
    throw serviceError({ kind: 'unreadable', status, path: decoded.path });
  });
}

const refused = (reason: 'not-configured' | 'address-refused'): Promise<never> =>
  Promise.reject(serviceError({ kind: 'no-response', reason }));

/** `backend` is null when the configuration was refused: then nothing is ever sent. */
export function createBackendClient(
  backend: BackendConfig | null,
  network: Network,
): BackendClient {
  if (backend === null) {
    const refuse = (): Promise<never> => refused('not-configured');
    return { send: refuse, upload: refuse };
  }
  const transport = createTransport(backend, network);
  return {
    send: (call) =>
      read(
        transport({
          method: call.method,
          url: backend.pathPrefix + call.path,
          headers: { ...backend.headers, ...call.headers },
          body: call.body,
          timeoutMs: backend.timeoutMs,
        }),
        call.decode,
      ),
    upload: (file) =>
      backend.transport === 'https'
        ? read(
            network.upload({
              url: backend.baseUrl + backend.pathPrefix + file.path,
              filePath: file.filePath,
              name: file.name,
              headers: { ...backend.headers, ...file.headers },
              timeoutMs: UPLOAD_TIMEOUT_MS,
              onProgress: file.onProgress,
            }),
            file.decode,
          )
        : refused('address-refused'),
  };
}
