import type { Door } from './door';
import type { CloudCall, HttpResult } from './platform';
import { cloudFailure } from './wechat-cloud-error';
import { httpCallbacks, lowerCaseNames } from './wechat-request';

/** `callContainer` refuses a longer timeout. */
const CONTAINER_LIMIT_MS = 15_000;

/** A function may take as long as it was configured to. */
const FUNCTION_LEAST_MS = 20_000;

type Deliver = (result: HttpResult) => void;

function callContainer(
  call: Extract<CloudCall, { readonly kind: 'container' }>,
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
    ...httpCallbacks(deliver, cloudFailure),
  });
}

function callFunction(
  call: Extract<CloudCall, { readonly kind: 'function' }>,
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
      const { status, headers, body } = Object(result) as Readonly<Record<string, unknown>>;
      deliver({
        kind: 'response',
        // A function that crashed returns nothing: as a gateway would say.
        status: typeof status === 'number' ? status : 502,
        headers: lowerCaseNames(headers),
        body,
      });
    },
    fail: (error: unknown) => {
      deliver(cloudFailure(error));
    },
  });
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloudrun/src/development/call/mini.html */
export function callCloud(door: Door, call: CloudCall): Promise<HttpResult> {
  const { timeoutMs } = call.request;
  const isContainer = call.kind === 'container';
  return door(isContainer ? 'wx.cloud.callContainer' : 'wx.cloud.callFunction', {
    timeoutMs: isContainer
      ? Math.min(timeoutMs, CONTAINER_LIMIT_MS)
      : Math.max(timeoutMs, FUNCTION_LEAST_MS),
    otherwise: cloudFailure,
    begin: (answer) => {
      // Refused without it; calling it again changes nothing.
      wx.cloud.init();
      if (call.kind === 'container') callContainer(call, answer);
      else callFunction(call, answer);
    },
  });
}
