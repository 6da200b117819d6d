import type { HttpResult, UploadRequest } from './platform';
import { noResponse } from './wechat-error';

/** `wx.uploadFile` hands the body over as text, whatever its type. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html */
export function uploadFile(request: UploadRequest): Promise<HttpResult> {
  return new Promise((resolve) => {
    const task = wx.uploadFile({
      url: request.url,
      filePath: request.filePath,
      name: request.name,
      header: request.headers,
      timeout: request.timeoutMs,
      success: ({ statusCode, data }) => {
        resolve({ kind: 'response', status: statusCode, headers: {}, body: parse(data) });
      },
      fail: (error) => {
        resolve(noResponse(error));
      },
    });
    task.onProgressUpdate(({ progress }) => {
      request.onProgress(progress);
    });
  });
}
