import { chooseImage, prepareImage } from '../../../../miniprogram/platform/wechat-image';
import { installFakeWx } from '../../../support/fake-wx';

type Done = (result: object) => void;
type Ability = (options: { success: Done; fail: Done; compressedWidth?: number }) => void;

const gives =
  (result: object): Ability =>
  ({ success }) => {
    success(result);
  };
const fails: Ability = ({ fail }) => {
  fail({ errMsg: 'fail' });
};
const throws: Ability = () => {
  throw new TypeError('not a function');
};

const prepare = (own: Readonly<Record<string, Ability>>, crop = false) => {
  installFakeWx([], own);
  return prepareImage('a.jpg', { crop, maxWidth: 1080 });
};

describe('prepareImage', () => {
  it('makes a wide picture smaller', async () => {
    const widths: unknown[] = [];
    const compressImage: Ability = ({ success, compressedWidth }) => {
      widths.push(compressedWidth);
      success({ tempFilePath: 'small.jpg' });
    };
    await expect(prepare({ getImageInfo: gives({ width: 4000 }), compressImage })).resolves.toBe(
      'small.jpg',
    );
    expect(widths).toStrictEqual([1080]);
  });

  it.each([132, 1080])('leaves a picture %i wide as it is', async (width) => {
    const compressImage = gives({ tempFilePath: 'small.jpg' });
    await expect(prepare({ getImageInfo: gives({ width }), compressImage })).resolves.toBe('a.jpg');
  });

  it.each([
    ['its size cannot be read', { getImageInfo: fails }],
    ['the client lacks an ability', { getImageInfo: throws }],
    ['it cannot be made smaller', { getImageInfo: gives({ width: 4000 }), compressImage: fails }],
  ])('takes the picture itself when %s', async (_name, own) => {
    await expect(prepare(own)).resolves.toBe('a.jpg');
  });

  it('cuts a square', async () => {
    const asked: object[] = [];
    const cropImage: Ability = (options) => {
      asked.push(options);
      options.success({ tempFilePath: 'square.jpg' });
    };
    await prepare({ getImageInfo: fails, cropImage }, true);
    expect(asked).toMatchObject([{ src: 'a.jpg', cropScale: '1:1' }]);
  });

  it('cuts first where it is wanted, and goes on when the person cancels that', async () => {
    const getImageInfo = gives({ width: 100 });
    const cropImage = gives({ tempFilePath: 'square.jpg' });
    await expect(prepare({ getImageInfo, cropImage }, true)).resolves.toBe('square.jpg');
    await expect(prepare({ getImageInfo, cropImage: fails }, true)).resolves.toBe('a.jpg');
  });
});

describe('chooseImage', () => {
  it.each([
    ['the chosen picture', gives({ tempFiles: [{ tempFilePath: 'p.jpg' }] }), 'p.jpg'],
    ['nothing when there is none', gives({ tempFiles: [] }), null],
    ['nothing after a cancel', fails, null],
  ])('gives %s', async (_name, chooseMedia, expected) => {
    installFakeWx([], { chooseMedia });
    await expect(chooseImage()).resolves.toBe(expected);
  });

  it('asks for one picture, and no film', () => {
    const wx = installFakeWx(['chooseMedia']);
    void chooseImage();
    expect(wx.last()).toMatchObject({ count: 1, mediaType: ['image'] });
  });
});
