import type { BackendConfig } from '../../models/config';
import type { HttpRequest, HttpResult, Network } from '../../platform/platform';
import { adapter as ownAdapter } from './adapter';
import type { Adapter, ContractCall, ContractResponse } from './contract-call';
import { createTransport } from './create-transport';
import type { Decoder } from './decode';
import { value } from './decode';
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
  /** Over https with the request itself; a backend in WeChat's cloud is told where the storage has the file. */
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

const refuse = (): Promise<never> =>
  Promise.reject(serviceError({ kind: 'no-response', reason: 'not-configured' }));

/** What a call that the backend has not resolves with. */
const DONE: HttpResult = { kind: 'response', status: 204, headers: {}, body: '' };

/** `backend` is null when the configuration was refused: then nothing is ever sent. */
export function createBackendClient(
  backend: BackendConfig | null,
  network: Network,
  adapter: Adapter = ownAdapter,
): BackendClient {
  if (backend === null) {
    return { send: refuse, upload: refuse };
  }
  const transport = createTransport(backend, network);

  const heard = (response: ContractResponse, call: ContractCall): HttpResult => {
    try {
      return { ...adapter.response(response, call), kind: 'response' };
    } catch (error) {
      // What the adapter cannot read is as good as what the program cannot read: a paid number is sent again.
      console.error(`The adapter could not read the response to ${call.path}.`, error);
      return { ...response, kind: 'response', body: undefined };
    }
  };

  /** Asks in the backend's own words, and hears in those of the contract. */
  const ask = (
    call: ContractCall,
    send: (adapted: ContractCall) => Promise<HttpResult>,
  ): Promise<HttpResult> => {
    // What the adapter throws is a rejection, as everything else that goes wrong with a call.
    const adapting = new Promise<ContractCall | null>((resolve) => {
      resolve(adapter.request(call));
    });
    return adapting.then((adapted) => {
      if (adapted === null) return DONE;
      const headers = { ...backend.headers, ...adapted.headers };
      return send({ ...adapted, path: backend.pathPrefix + adapted.path, headers }).then(
        (result) => (result.kind === 'no-response' ? result : heard(result, call)),
      );
    });
  };

  const send = <T>({ method, path, headers = {}, body, decode }: BackendCall<T>): Promise<T> =>
    read(
      ask({ method, path, headers, body }, (adapted) =>
        transport({
          method: adapted.method,
          url: adapted.path,
          headers: adapted.headers,
          body: adapted.body,
          timeoutMs: backend.timeoutMs,
        }),
      ),
      decode,
    );

  return {
    send,
    upload: ({ path, filePath, name, headers = {}, onProgress, decode }) => {
      const file = { filePath, timeoutMs: UPLOAD_TIMEOUT_MS, onProgress };
      if (backend.transport === 'https') {
        const { baseUrl } = backend;
        return read(
          ask({ method: 'POST', path, headers, field: name }, (adapted) =>
            network.upload({
              ...file,
              url: baseUrl + adapted.path,
              name: adapted.field ?? name,
              fields: adapted.body,
              headers: adapted.headers,
            }),
          ),
          decode,
        );
      }
      // Calls through the cloud carry no files.
      const stored = network.cloud({ kind: 'file', env: backend.env, ...file });
      return read(stored, value).then((body) =>
        send({ method: 'POST', path, headers, body: body as object, decode }),
      );
    },
  };
}
