import type { HttpRequest, HttpResult } from './platform';
import { noAnswerReason } from './wechat-error';

/** Header names arrive in the server's own spelling: lower case makes them comparable. */
export function lowerCaseNames(headers: unknown): Record<string, string> {
  const lower: Record<string, string> = {};
  if (typeof headers !== 'object' || headers === null) return lower;
  Object.keys(headers).forEach((name) => {
    lower[name.toLowerCase()] = String((headers as Record<string, unknown>)[name]);
  });
  return lower;
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export function sendRequest(request: HttpRequest): Promise<HttpResult> {
  return new Promise((resolve) => {
    wx.request({
      url: request.url,
      method: request.method,
      header: { 'content-type': 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { data: request.body }),
      timeout: request.timeoutMs,
      success: (answer) => {
        resolve({
          kind: 'answer',
          status: answer.statusCode,
          headers: lowerCaseNames(answer.header),
          body: answer.data,
        });
      },
      fail: (error) => {
        resolve({ kind: 'no-answer', reason: noAnswerReason(error) });
      },
    });
  });
}
