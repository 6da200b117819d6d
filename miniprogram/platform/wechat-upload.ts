import type { HttpResult, Pending, UploadRequest } from './platform';
import { noAnswerReason } from './wechat-error';

/** `wx.uploadFile` hands the body over as text, whatever its type. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html */
export function uploadFile(request: UploadRequest): Pending<HttpResult> {
  let abort = (): void => undefined;
  const result = new Promise<HttpResult>((resolve) => {
    const task = wx.uploadFile({
      url: request.url,
      filePath: request.filePath,
      name: request.name,
      header: { ...request.headers },
      timeout: request.timeoutMs,
      success: ({ statusCode, data }) => {
        resolve({ kind: 'answer', status: statusCode, headers: {}, body: parse(data) });
      },
      fail: (error) => {
        resolve({ kind: 'no-answer', reason: noAnswerReason(error) });
      },
    });
    task.onProgressUpdate(({ progress }) => {
      request.onProgress(progress);
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
