import type { Options } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes, bytesToBase64, bytesToText, textToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';

/** The parts of a program's HTTP request, from its options (documentation: wx.request). */
export function urlOf({ url }: Options): string {
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) {
    throw new ApiFailure(`invalid url "${String(url)}"`, 600009);
  }
  return url;
}

export function methodOf(options: Options): string {
  const { method } = options;
  return typeof method === 'string' ? method.toUpperCase() : 'GET';
}

export function headersOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, unknown>)
      // Documentation: the referer cannot be set.
      .filter(([name]) => name.toLowerCase() !== 'referer')
      .map(([name, text]) => [name.toLowerCase(), String(text)]),
  );
}

export function withReferer({ program, phone }: ApiContext, headers: Record<string, string>) {
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

/** The address with a GET's `data` behind it. */
export function withQuery(url: string, method: string, data: unknown): string {
  const query = method === 'GET' && typeof data === 'object' ? asQuery(data) : '';
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** The body by method and content type; what JSON cannot carry fails with errno 600010. */
export function bodyOf(
  method: string,
  data: unknown,
  headers: Record<string, string>,
): { readonly bodyBase64?: string } {
  if (method === 'GET' || data === undefined || data === null) return {};
  if (data instanceof ArrayBuffer) return { bodyBase64: bytesToBase64(new Uint8Array(data)) };
  return { bodyBase64: bytesToBase64(textToBytes(textOf(data, headers))) };
}

function textOf(data: unknown, headers: Record<string, string>): string {
  if (typeof data === 'string') return data;
  const type = headers['content-type'] ?? 'application/json';
  if (type.includes('application/x-www-form-urlencoded')) return asQuery(data);
  try {
    return JSON.stringify(data);
  } catch (error) {
    throw new ApiFailure(`invalid request data: ${String(error)}`, 600010);
  }
}

export function answerBody(bodyBase64: string, options: Options): unknown {
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
