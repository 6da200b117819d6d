import type { HttpRequest, HttpResult, Pending } from './platform';
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

/**
 * `wx.request` as work with a result: it has no promise form that can be aborted.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html
 */
export function sendRequest(request: HttpRequest): Pending<HttpResult> {
  let abort = (): void => undefined;
  const result = new Promise<HttpResult>((resolve) => {
    const task = wx.request({
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
    abort = () => {
      task.abort();
      resolve({ kind: 'no-answer', reason: 'aborted' });
    };
  });
  return {
    result,
    abort: () => {
      abort();
    },
  };
}
