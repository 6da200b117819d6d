import { chooseImage, cropImage, shrinkImage } from '../../../../miniprogram/platform/wechat-image';
import { installFakeWx } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

type Done = (result: object) => void;
type Ability = (options: { success: Done; fail: Done; compressedWidth?: number }) => void;

const gives =
  (result: object): Ability =>
  ({ success }) => {
    success(result);
  };
const failsWith =
  (error: object): Ability =>
  ({ fail }) => {
    fail(error);
  };
const fails = failsWith({ errMsg: 'fail' });
const throws: Ability = () => {
  throw new TypeError('not a function');
};

const shrink = (own: Readonly<Record<string, Ability>>) => {
  installFakeWx([], own);
  return shrinkImage(patientDoor, 'a.jpg', 1080);
};

describe('shrinkImage', () => {
  it('makes a wide picture smaller', async () => {
    const widths: unknown[] = [];
    const compressImage: Ability = ({ success, compressedWidth }) => {
      widths.push(compressedWidth);
      success({ tempFilePath: 'small.jpg' });
    };
    await expect(shrink({ getImageInfo: gives({ width: 4000 }), compressImage })).resolves.toBe(
      'small.jpg',
    );
    expect(widths).toStrictEqual([1080]);
  });

  it.each([132, 1080])('leaves a picture %i wide as it is', async (width) => {
    const compressImage = gives({ tempFilePath: 'small.jpg' });
    await expect(shrink({ getImageInfo: gives({ width }), compressImage })).resolves.toBe('a.jpg');
  });

  it.each([
    ['its size cannot be read', { getImageInfo: fails, compressImage: throws }],
    ['the client lacks an ability', { getImageInfo: throws, compressImage: throws }],
    ['it cannot be made smaller', { getImageInfo: gives({ width: 4000 }), compressImage: fails }],
    // Windows and Mac.
    ['the client has no compressImage', { getImageInfo: gives({ width: 4000 }) }],
  ])('takes the picture itself when %s', async (_name, own) => {
    await expect(shrink(own)).resolves.toBe('a.jpg');
  });
});

const crop = (own: Readonly<Record<string, Ability>>) => {
  installFakeWx([], own);
  return cropImage(patientDoor, 'a.jpg');
};

describe('cropImage', () => {
  it('cuts a square', async () => {
    const asked: object[] = [];
    const ability: Ability = (options) => {
      asked.push(options);
      options.success({ tempFilePath: 'square.jpg' });
    };
    await expect(crop({ cropImage: ability })).resolves.toBe('square.jpg');
    expect(asked).toMatchObject([{ src: 'a.jpg', cropScale: '1:1' }]);
  });

  it.each([{ errMsg: 'cropImage:fail cancel' }, { errMsg: 'cropImage:fail', errno: 1 }])(
    'gives nothing when the person cancels: %j',
    async (error) => {
      await expect(crop({ cropImage: failsWith(error) })).resolves.toBeNull();
    },
  );

  it.each([
    ['the client has none', {}],
    ['it fails', { cropImage: fails }],
    ['it throws', { cropImage: throws }],
  ])('takes the picture itself when %s', async (_name, own) => {
    await expect(crop(own)).resolves.toBe('a.jpg');
  });
});

describe('chooseImage', () => {
  it.each([
    ['the chosen picture', gives({ tempFiles: [{ tempFilePath: 'p.jpg' }] }), 'p.jpg'],
    ['nothing when there is none', gives({ tempFiles: [] }), null],
    ['nothing after a cancel', fails, null],
  ])('gives %s', async (_name, chooseMedia, expected) => {
    installFakeWx([], { chooseMedia });
    await expect(chooseImage(patientDoor)).resolves.toBe(expected);
  });

  it('asks for one picture, and no film', () => {
    const wx = installFakeWx(['chooseMedia']);
    void chooseImage(patientDoor);
    expect(wx.last()).toMatchObject({ count: 1, mediaType: ['image'] });
  });
});
