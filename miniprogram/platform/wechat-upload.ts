import type { Door } from './door';
import type { HttpResult, Platform, UploadRequest } from './platform';
import { noResponse } from './wechat-error';

/** `wx.uploadFile` hands the body over as text, whatever its type. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** What was sent of a file in the last of these is progress: it is not given up yet. */
const MOVING_MS = 10_000;

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html */
export function uploadFile(
  door: Door,
  monotonic: Platform['monotonic'],
  { url, filePath, name, headers, timeoutMs, onProgress }: UploadRequest,
): Promise<HttpResult> {
  let isOver = false;
  let movedAt = -MOVING_MS;
  return door<HttpResult>('wx.uploadFile', {
    timeoutMs,
    isMoving: () => monotonic() - movedAt < MOVING_MS,
    otherwise: noResponse,
    begin: (answer) => {
      // Undefined below 1.4.0.
      const task = wx.uploadFile({
        url,
        filePath,
        name,
        header: headers,
        timeout: timeoutMs,
        success: ({ statusCode, data }) => {
          answer({ kind: 'response', status: statusCode, headers: {}, body: parse(data) });
        },
        fail: (error) => {
          answer(noResponse(error));
        },
      }) as Partial<WechatMiniprogram.UploadTask> | undefined;
      task?.onProgressUpdate?.(({ progress }) => {
        if (isOver) return;
        movedAt = monotonic();
        onProgress(progress);
      });
      return task;
    },
  }).then((result) => {
    isOver = true;
    return result;
  });
}
