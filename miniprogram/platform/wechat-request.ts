import type { Door } from './door';
import type { HttpRequest, HttpResult } from './platform';
import { noResponse } from './wechat-error';

/** Header names arrive in the server's own spelling: lower case makes them comparable. */
export function lowerCaseNames(headers: unknown): Record<string, string> {
  const lower: Record<string, string> = {};
  const given = Object(headers) as Readonly<Record<string, unknown>>;
  Object.keys(given).forEach((name) => {
    lower[name.toLowerCase()] = String(given[name]);
  });
  return lower;
}

/** The callbacks of a call whose response comes over HTTP. */
export const httpCallbacks = (
  resolve: (result: HttpResult) => void,
  read: (error: unknown) => HttpResult = noResponse,
) => ({
  success: (response: {
    readonly statusCode: number;
    readonly header: unknown;
    readonly data: unknown;
  }): void => {
    resolve({
      kind: 'response',
      status: response.statusCode,
      headers: lowerCaseNames(response.header),
      body: response.data,
    });
  },
  fail: (error: unknown): void => {
    resolve(read(error));
  },
});

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export const sendRequest = (door: Door, request: HttpRequest): Promise<HttpResult> =>
  door('wx.request', {
    timeoutMs: request.timeoutMs,
    otherwise: noResponse,
    begin: (answer) =>
      wx.request({
        url: request.url,
        method: request.method,
        header: { 'content-type': 'application/json', ...request.headers },
        ...(request.body === undefined ? {} : { data: request.body }),
        timeout: request.timeoutMs,
        ...httpCallbacks(answer),
      }),
  });
