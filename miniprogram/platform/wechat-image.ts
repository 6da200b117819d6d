import type { ImageOptions } from './platform';

/** A picture step that the client may lack or refuse: the picture before it is good enough. */
function attempt(
  before: string,
  run: (done: (after: string) => void, keep: () => void) => void,
): Promise<string> {
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

const crop = (filePath: string): Promise<string> =>
  attempt(filePath, (done, keep) => {
    wx.cropImage({
      src: filePath,
      cropScale: '1:1',
      success: ({ tempFilePath }) => {
        done(tempFilePath);
      },
      fail: keep,
    });
  });

const shrink = (filePath: string, maxWidth: number): Promise<string> =>
  attempt(filePath, (done, keep) => {
    wx.getImageInfo({
      src: filePath,
      fail: keep,
      success: ({ width }) => {
        if (width <= maxWidth) {
          keep();
          return;
        }
        wx.compressImage({
          src: filePath,
          quality: 80,
          compressedWidth: maxWidth,
          success: ({ tempFilePath }) => {
            done(tempFilePath);
          },
          fail: keep,
        });
      },
    });
  });

export function prepareImage(filePath: string, options: ImageOptions): Promise<string> {
  const cut = options.crop ? crop(filePath) : Promise.resolve(filePath);
  return cut.then((picture) => shrink(picture, options.maxWidth));
}

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
