import type { Door } from './door';
import type { CloudFile, HttpResult, Platform } from './platform';
import { cloudFailure } from './wechat-cloud-error';
import { followProgress } from './wechat-upload';

/** The only place of the storage that the backend takes files from (docs/cloud.md). */
const FOLDER = 'onboarding/uploads';

/** The ending of a picture's path: the storage tells its type by it. */
const endingOf = (filePath: string): string => /\.[a-z0-9]{1,8}$/i.exec(filePath)?.[0] ?? '';

/**
 * Puts a file into the cloud's storage; the response is its `fileId`.
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/uploadFile/client.uploadFile.html
 */
export function storeFile(
  door: Door,
  { monotonic, randomId }: Pick<Platform, 'monotonic' | 'randomId'>,
  { env, filePath, timeoutMs, onProgress }: CloudFile,
): Promise<HttpResult> {
  const progress = followProgress(monotonic, onProgress);
  return door<HttpResult>('wx.cloud.uploadFile', {
    timeoutMs,
    isMoving: progress.isMoving,
    otherwise: cloudFailure,
    begin: (answer) => {
      // Refused without it; calling it again changes nothing.
      wx.cloud.init();
      const task: unknown = wx.cloud.uploadFile({
        config: { env },
        cloudPath: `${FOLDER}/${randomId()}${endingOf(filePath)}`,
        filePath,
        success: ({ fileID }: { fileID?: unknown }) => {
          answer({
            kind: 'response',
            status: typeof fileID === 'string' ? 200 : 502,
            headers: {},
            body: { fileId: fileID },
          });
        },
        fail: (error: unknown) => {
          answer(cloudFailure(error));
        },
      });
      progress.listen(task);
      return task;
    },
  }).then(progress.end);
}
