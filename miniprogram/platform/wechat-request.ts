import type { HttpRequest, HttpResult } from './platform';
import { noAnswer } from './wechat-error';

/** Header names arrive in the server's own spelling: lower case makes them comparable. */
export function lowerCaseNames(headers: unknown): Record<string, string> {
  const lower: Record<string, string> = {};
  const given = Object(headers) as Readonly<Record<string, unknown>>;
  Object.keys(given).forEach((name) => {
    lower[name.toLowerCase()] = String(given[name]);
  });
  return lower;
}

/** Both ends of a call that is answered over HTTP. */
export const httpCallbacks = (resolve: (result: HttpResult) => void) => ({
  success: (answer: {
    readonly statusCode: number;
    readonly header: unknown;
    readonly data: unknown;
  }): void => {
    resolve({
      kind: 'answer',
      status: answer.statusCode,
      headers: lowerCaseNames(answer.header),
      body: answer.data,
    });
  },
  fail: (error: unknown): void => {
    resolve(noAnswer(error));
  },
});

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export function sendRequest(request: HttpRequest): Promise<HttpResult> {
  return new Promise((resolve) => {
    wx.request({
      url: request.url,
      method: request.method,
      header: { 'content-type': 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { data: request.body }),
      timeout: request.timeoutMs,
      ...httpCallbacks(resolve),
    });
  });
}
