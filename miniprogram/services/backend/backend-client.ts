import type { BackendConfig } from '../../models/config';
import type { HttpRequest, HttpResult, Platform } from '../../platform/platform';
import { createTransport } from './create-transport';
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

/** Speaks the contract: a call in, the decoded answer or a ServiceError out. */
export interface BackendClient {
  send<T>(call: BackendCall<T>): Promise<T>;
  /** https only: WeChat's cloud takes files another way, and then this fails as `address-refused`. */
  upload<T>(upload: BackendUpload<T>): Promise<T>;
}

/** Sends a request whose `url` begins after scheme and host. */
export type Transport = (request: HttpRequest) => Promise<HttpResult>;

/** A large picture on a slow network takes longer than a question. */
const UPLOAD_TIMEOUT_MS = 60_000;

function read<T>(result: HttpResult, decode: Decoder<T>): Promise<T> {
  if (result.kind === 'no-answer') return Promise.reject(serviceError(result));
  const { status, body, headers } = result;
  if (status < 200 || status > 299) {
    return Promise.reject(serviceError(readErrorAnswer(status, body, headers)));
  }
  const decoded = decode(body);
  return decoded.kind === 'value'
    ? Promise.resolve(decoded.value)
    : Promise.reject(serviceError({ kind: 'unreadable', status, path: decoded.path }));
}

const refused = (reason: 'not-configured' | 'address-refused'): Promise<never> =>
  Promise.reject(serviceError({ kind: 'no-answer', reason }));

/** `backend` is null when the configuration was refused: then nothing is ever sent. */
export function createBackendClient(
  backend: BackendConfig | null,
  network: Pick<Platform, 'request' | 'upload' | 'cloud'>,
): BackendClient {
  if (backend === null) {
    return { send: () => refused('not-configured'), upload: () => refused('not-configured') };
  }
  const transport = createTransport(backend, network);
  return {
    send: (call) =>
      transport({
        method: call.method,
        url: backend.pathPrefix + call.path,
        headers: { ...backend.headers, ...call.headers },
        ...(call.body === undefined ? {} : { body: call.body }),
        timeoutMs: backend.timeoutMs,
      }).then((result) => read(result, call.decode)),
    upload: (upload) =>
      backend.transport === 'https'
        ? network
            .upload({
              url: backend.baseUrl + backend.pathPrefix + upload.path,
              filePath: upload.filePath,
              name: upload.name,
              headers: { ...backend.headers, ...upload.headers },
              timeoutMs: UPLOAD_TIMEOUT_MS,
              onProgress: upload.onProgress,
            })
            .then((result) => read(result, upload.decode))
        : refused('address-refused'),
  };
}
