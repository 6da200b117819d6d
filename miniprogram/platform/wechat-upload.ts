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

interface Progress {
  /** Something was sent in the last seconds. */
  readonly isMoving: () => boolean;
  /** To the task of an upload, where the client has one. */
  readonly listen: (task: unknown) => void;
  /** Nothing that comes later is told. */
  readonly end: (result: HttpResult) => HttpResult;
}

/** Tells how far an upload is, until it has ended. */
export function followProgress(
  monotonic: Platform['monotonic'],
  onProgress: (percent: number) => void,
): Progress {
  let isOver = false;
  let movedAt = -MOVING_MS;
  return {
    isMoving: () => monotonic() - movedAt < MOVING_MS,
    listen: (task) => {
      // Undefined below 1.4.0.
      (task as Partial<WechatMiniprogram.UploadTask> | undefined)?.onProgressUpdate?.(
        ({ progress }) => {
          if (isOver) return;
          movedAt = monotonic();
          onProgress(progress);
        },
      );
    },
    end: (result) => {
      isOver = true;
      return result;
    },
  };
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html */
export function uploadFile(
  door: Door,
  monotonic: Platform['monotonic'],
  { url, filePath, name, fields = {}, headers, timeoutMs, onProgress }: UploadRequest,
): Promise<HttpResult> {
  const progress = followProgress(monotonic, onProgress);
  return door<HttpResult>('wx.uploadFile', {
    timeoutMs,
    isMoving: progress.isMoving,
    otherwise: noResponse,
    begin: (answer) => {
      const task = wx.uploadFile({
        url,
        filePath,
        name,
        formData: fields,
        header: headers,
        timeout: timeoutMs,
        success: ({ statusCode, data }) => {
          answer({ kind: 'response', status: statusCode, headers: {}, body: parse(data) });
        },
        fail: (error) => {
          answer(noResponse(error));
        },
      });
      progress.listen(task);
      return task;
    },
  }).then(progress.end);
}
