import type { HttpAnswer, HttpRequest } from '../phone/phone';
import { ApiFailure } from './api-failure';
import { bytesToBase64, base64ToBytes, bytesToText, textToBytes } from './bytes';
import type { ApiTable, Options, TaskApi } from './api';
import type { ApiContext } from './context';
import { multipart } from './multipart';

/** Documentation: at most ten requests, uploads or downloads at a time. */
const maximumConcurrent = 10;
let nextRequestId = 1;

interface Exchange {
  readonly request: Omit<HttpRequest, 'timeout'>;
  readonly timeout: number;
  readonly progress?: (fraction: number) => void;
}

interface Task {
  readonly task: { abort: () => void } & Record<string, unknown>;
  readonly result: Promise<unknown>;
}

const running = new WeakMap<object, number>();

/** Runs an exchange on the phone's network, with WeChat's words for what can go wrong. */
function exchange(
  context: ApiContext,
  { request, timeout }: Exchange,
  read: (answer: Extract<HttpAnswer, { kind: 'answered' }>) => unknown,
): Task {
  const { phone } = context;
  const controller = new AbortController();
  const id = nextRequestId++;
  const started = phone.clock.now();
  const { method, url } = request;
  const ended = (more: { readonly status?: number; readonly error?: string }) => {
    phone.journal.emit('request', {
      id,
      method,
      url,
      milliseconds: phone.clock.now() - started,
      ...more,
    });
  };
  const run = async () => {
    const count = running.get(phone) ?? 0;
    if (count >= maximumConcurrent) throw new ApiFailure('exceed max task count', 600007);
    running.set(phone, count + 1);
    phone.journal.emit('request', { id, method, url });
    try {
      const answer = await phone.network.fetch({ ...request, timeout }, controller.signal);
      if (answer.kind === 'answered') {
        ended({ status: answer.response.status });
        return read(answer);
      }
      ended({ error: answer.kind === 'timeout' ? 'timeout' : answer.message });
      throw failureOf(controller.signal.aborted, answer);
    } finally {
      running.set(phone, (running.get(phone) ?? 1) - 1);
    }
  };
  const task = {
    abort: () => {
      controller.abort();
    },
    onHeadersReceived: () => undefined,
    offHeadersReceived: () => undefined,
  };
  return { task, result: run() };
}

function failureOf(
  aborted: boolean,
  answer: Exclude<HttpAnswer, { kind: 'answered' }>,
): ApiFailure {
  if (aborted) return new ApiFailure('abort');
  if (answer.kind === 'timeout') return new ApiFailure('timeout', 5);
  return new ApiFailure(`errcode:-118 cronet_error_code:-118 error_msg:${answer.message}`, 600001);
}

function urlOf({ url }: Options): string {
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) {
    throw new ApiFailure(`invalid url "${String(url)}"`, 600009);
  }
  return url;
}

function headersOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, unknown>)
      // Documentation: the referer cannot be set.
      .filter(([name]) => name.toLowerCase() !== 'referer')
      .map(([name, text]) => [name.toLowerCase(), String(text)]),
  );
}

function withReferer({ program, phone }: ApiContext, headers: Record<string, string>) {
  const { client, envVersion } = phone.settings.get();
  const tool = client === 'host' || client === 'devtools';
  const version = tool ? 'devtools' : envVersion === 'release' ? '1' : '0';
  const referer = `https://servicewechat.com/${program.appid}/${version}/page-frame.html`;
  return { ...headers, referer };
}

function asQuery(data: unknown): string {
  return Object.entries((data ?? {}) as Record<string, unknown>)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

/** Body and content type of a request, by its method and header (documentation: wx.request, data). */
function bodyOf(method: string, data: unknown, headers: Record<string, string>) {
  if (method === 'GET' || data === undefined || data === null) return {};
  if (data instanceof ArrayBuffer) return { bodyBase64: bytesToBase64(new Uint8Array(data)) };
  const type = headers['content-type'] ?? 'application/json';
  const form = type.includes('application/x-www-form-urlencoded');
  const text = typeof data === 'string' ? data : form ? asQuery(data) : JSON.stringify(data);
  return { bodyBase64: bytesToBase64(textToBytes(text)) };
}

function answerBody(bodyBase64: string, options: Options): unknown {
  const bytes = base64ToBytes(bodyBase64);
  if (options['responseType'] === 'arraybuffer') return bytes.buffer;
  const text = bytesToText(bytes);
  if ((options['dataType'] ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    // Documentation: what cannot be parsed stays text.
    return text;
  }
}

const request: TaskApi = {
  kind: 'task',
  run: (context, options) => {
    const given = options['method'];
    const method = typeof given === 'string' ? given.toUpperCase() : 'GET';
    return guarded(() => {
      const headers = { 'content-type': 'application/json', ...headersOf(options['header']) };
      const query =
        method === 'GET' && typeof options['data'] === 'object' ? asQuery(options['data']) : '';
      const base = urlOf(options);
      const url = query === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${query}`;
      return exchange(
        context,
        {
          request: {
            url,
            method,
            headers: withReferer(context, headers),
            ...bodyOf(method, options['data'], headers),
          },
          timeout: Number(options['timeout'] ?? context.app.networkTimeout.request),
        },
        ({ response }) => ({
          statusCode: response.status,
          header: response.headers,
          cookies: response.cookies,
          data: answerBody(response.bodyBase64, options),
        }),
      );
    });
  },
};

const uploadFile: TaskApi = {
  kind: 'task',
  run: (context, options) =>
    guarded(() => {
      const url = urlOf(options);
      const { filePath, name } = options;
      const file = typeof filePath === 'string' ? context.phone.files.read(filePath) : undefined;
      if (file === undefined || typeof filePath !== 'string') {
        throw new ApiFailure('file not found', 1300002);
      }
      const fields = (options['formData'] ?? {}) as Readonly<Record<string, unknown>>;
      const body = multipart(fields, {
        field: String(name),
        fileName: filePath.split('/').pop() ?? 'file',
        ...file,
      });
      const listeners = new Set<(progress: object) => void>();
      const { task, result } = exchange(
        context,
        {
          request: {
            url,
            method: 'POST',
            headers: withReferer(context, {
              ...headersOf(options['header']),
              'content-type': body.contentType,
            }),
            bodyBase64: bytesToBase64(body.bytes),
          },
          timeout: Number(options['timeout'] ?? context.app.networkTimeout.uploadFile),
        },
        ({ response }) => {
          tell(listeners, body.bytes.length, 1);
          return {
            statusCode: response.status,
            header: response.headers,
            // Documentation: always text, also when it is JSON.
            data: bytesToText(base64ToBytes(response.bodyBase64)),
          };
        },
      );
      queueMicrotask(() => {
        tell(listeners, body.bytes.length, 0.5);
      });
      return {
        task: {
          ...task,
          onProgressUpdate: (listener: (progress: object) => void) => {
            listeners.add(listener);
          },
          offProgressUpdate: (listener: (progress: object) => void) => {
            listeners.delete(listener);
          },
        },
        result,
      };
    }),
};

function tell(
  listeners: Iterable<(progress: object) => void>,
  total: number,
  fraction: number,
): void {
  for (const listener of listeners) {
    listener({
      progress: Math.round(fraction * 100),
      totalBytesSent: Math.round(total * fraction),
      totalBytesExpectedToSend: total,
    });
  }
}

/** A wrong parameter fails the call; the caller still gets a task. */
function guarded(start: () => Task): Task {
  try {
    return start();
  } catch (error) {
    const result = Promise.reject(error instanceof Error ? error : new Error(String(error)));
    return { task: { abort: () => undefined }, result };
  }
}

/** Network (documentation: API / 网络): done by the host outside the browser, so no CORS. */
export const networkApis: ApiTable = { request, uploadFile };
