import type { Door } from './door';
import { readWechatError } from './wechat-error';

/**
 * The picture cut by the person; null when they cut none. The picture itself where the client cannot:
 * Windows and Mac lack the call.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.cropImage.html
 */
export const cropImage = (door: Door, filePath: string): Promise<string | null> =>
  door<string | null>('wx.cropImage', {
    otherwise: () => filePath,
    begin: (answer) => {
      wx.cropImage({
        src: filePath,
        cropScale: '1:1',
        success: ({ tempFilePath }) => {
          answer(tempFilePath);
        },
        fail: (error: unknown) => {
          const { errMsg, errno } = readWechatError(error);
          answer(errno === 1 || /cancel|取消/i.test(errMsg) ? null : filePath);
        },
      });
    },
  });

/** Pixels; null when nobody says. */
const widthOf = (door: Door, filePath: string): Promise<number | null> =>
  door<number | null>('wx.getImageInfo', {
    otherwise: () => null,
    begin: (answer) => {
      wx.getImageInfo({
        src: filePath,
        success: ({ width }) => {
          answer(width);
        },
        fail: () => {
          answer(null);
        },
      });
    },
  });

/**
 * The picture made smaller where it is wider; the picture itself where the client cannot: Windows and Mac
 * lack the call.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.compressImage.html
 */
export const shrinkImage = (door: Door, filePath: string, maxWidth: number): Promise<string> =>
  widthOf(door, filePath).then((width) =>
    width === null || width <= maxWidth
      ? filePath
      : door('wx.compressImage', {
          otherwise: () => filePath,
          begin: (answer) => {
            wx.compressImage({
              src: filePath,
              quality: 80,
              // Counts from 2.26.0; before, the quality alone makes the file smaller.
              compressedWidth: maxWidth,
              success: ({ tempFilePath }) => {
                answer(tempFilePath);
              },
              fail: () => {
                answer(filePath);
              },
            });
          },
        }),
  );

/**
 * For clients before the avatar button (2.21.2).
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html
 */
export const chooseImage = (door: Door): Promise<string | null> =>
  door<string | null>('wx.chooseMedia', {
    otherwise: () => null,
    begin: (answer) => {
      wx.chooseMedia({
        count: 1,
        mediaType: ['image'],
        success: ({ tempFiles }) => {
          answer(tempFiles[0]?.tempFilePath ?? null);
        },
        fail: () => {
          answer(null);
        },
      });
    },
  });
