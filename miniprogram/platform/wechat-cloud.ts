import type { CloudRequest, HttpResult } from './platform';
import { noAnswerReason } from './wechat-error';
import { lowerCaseNames } from './wechat-request';

/** `callContainer` refuses a longer timeout. */
const CONTAINER_LIMIT_MS = 15_000;

type Deliver = (result: HttpResult) => void;

function callContainer(
  call: Extract<CloudRequest, { readonly kind: 'container' }>,
  deliver: Deliver,
): void {
  const { request } = call;
  wx.cloud.callContainer({
    config: { env: call.env },
    path: request.url,
    method: request.method,
    header: { 'X-WX-SERVICE': call.service, ...request.headers },
    ...(request.body === undefined ? {} : { data: request.body }),
    timeout: Math.min(request.timeoutMs, CONTAINER_LIMIT_MS),
    success: (answer: { statusCode: number; header: unknown; data: unknown }) => {
      deliver({
        kind: 'answer',
        status: answer.statusCode,
        headers: lowerCaseNames(answer.header),
        body: answer.data,
      });
    },
    fail: (error: unknown) => {
      deliver({ kind: 'no-answer', reason: noAnswerReason(error) });
    },
  });
}

function callFunction(
  call: Extract<CloudRequest, { readonly kind: 'function' }>,
  deliver: Deliver,
): void {
  const { method, url, headers, body } = call.request;
  wx.cloud.callFunction({
    config: { env: call.env },
    name: call.name,
    data: {
      method,
      path: url,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(call.cloudId === null ? {} : { cloudId: wx.cloud.CloudID(call.cloudId) }),
    },
    success: ({ result }: { result?: unknown }) => {
      const answer = (typeof result === 'object' && result !== null ? result : {}) as {
        readonly status?: unknown;
        readonly headers?: unknown;
        readonly body?: unknown;
      };
      // A function that crashed returns nothing: as a gateway would say.
      const status = typeof answer.status === 'number' ? answer.status : 502;
      deliver({
        kind: 'answer',
        status,
        headers: lowerCaseNames(answer.headers),
        body: answer.body,
      });
    },
    fail: (error: unknown) => {
      deliver({ kind: 'no-answer', reason: noAnswerReason(error) });
    },
  });
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloudrun/src/development/call/mini.html */
export function callCloud(call: CloudRequest): Promise<HttpResult> {
  return new Promise((resolve) => {
    // Refused without it; calling it again changes nothing.
    wx.cloud.init();
    if (call.kind === 'container') callContainer(call, resolve);
    else callFunction(call, resolve);
  });
}
