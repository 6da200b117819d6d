import { readWechatError } from './wechat-error';

/** A picture step that the client may lack or refuse: the picture before it is good enough. */
function attempt<T>(
  before: T,
  run: (done: (after: T) => void, keep: () => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    const keep = (): void => {
      resolve(before);
    };
    try {
      run(resolve, keep);
    } catch {
      keep();
    }
  });
}

/** Windows and Mac have neither. */
const apis: () => Partial<Pick<WechatMiniprogram.Wx, 'cropImage' | 'compressImage'>> = () => wx;

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.cropImage.html */
export const cropImage = (filePath: string): Promise<string | null> =>
  attempt<string | null>(filePath, (done, keep) => {
    const { cropImage: crop } = apis();
    if (crop === undefined) {
      keep();
      return;
    }
    crop({
      src: filePath,
      cropScale: '1:1',
      success: ({ tempFilePath }) => {
        done(tempFilePath);
      },
      fail: (error: unknown) => {
        const { errMsg, errno } = readWechatError(error);
        if (errno === 1 || /cancel|取消/i.test(errMsg)) done(null);
        else keep();
      },
    });
  });

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.compressImage.html */
export const shrinkImage = (filePath: string, maxWidth: number): Promise<string> =>
  attempt(filePath, (done, keep) => {
    const { compressImage: compress } = apis();
    if (compress === undefined) {
      keep();
      return;
    }
    wx.getImageInfo({
      src: filePath,
      fail: keep,
      success: ({ width }) => {
        if (width <= maxWidth) {
          keep();
          return;
        }
        compress({
          src: filePath,
          quality: 80,
          // Counts from 2.26.0; before, the quality alone makes the file smaller.
          compressedWidth: maxWidth,
          success: ({ tempFilePath }) => {
            done(tempFilePath);
          },
          fail: keep,
        });
      },
    });
  });

/**
 * For clients before the avatar button (2.21.2).
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html
 */
export function chooseImage(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      success: ({ tempFiles }) => {
        resolve(tempFiles[0]?.tempFilePath ?? null);
      },
      fail: () => {
        resolve(null);
      },
    });
  });
}
