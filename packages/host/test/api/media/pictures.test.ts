import { answer, wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import { drawAvatar } from '../../../src/phone/open-abilities/sample-pictures';

/** A JPEG's head: Exif with this orientation, then a frame of 640 × 480. */
function jpegHead(orientation: number): Uint8Array {
  const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const frame = [0xff, 0xc0, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80];
  return Uint8Array.from([0xff, 0xd8, ...exif, ...tiff, ...entry, ...frame]);
}

const gif = Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 3, 0, 2, 0]);

/** A WebP's head: the container, then a first chunk with its size. */
const webp = (kind: string, ...rest: readonly number[]) =>
  Uint8Array.from([
    ...Array.from(`RIFF0000WEBP${kind}`, (letter) => letter.charCodeAt(0)),
    ...[0, 0, 0, 0],
    ...rest,
  ]);

const webps = {
  lossy: webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01),
  // Width 640 − 1 in 14 bits, then height 480 − 1.
  lossless: webp('VP8L', 0x2f, 0x7f, 0xc2, 0x77, 0x00),
  extended: webp('VP8X', 0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0),
};

test.each(Object.entries(webps))('getImageInfo reads a %s WebP', async (_kind, bytes) => {
  const on = wxOnPhone();
  const src = on.phone.files.writeTemporary({ bytes, type: 'image/webp' }, 'webp');
  expect(await on.call('getImageInfo', { src })).toMatchObject({
    width: 640,
    height: 480,
    type: 'unknown',
  });
});

test.each([
  [{ src: 'http://tmp/none.png' }, 'target file not exists', 1103002],
  [{ src: 'http://tmp/none.png', quality: 101 }, 'param compress quality invalid', 1103006],
])(
  'compressImage of %j fails with the numbers of the documentation',
  async (options, words, errno) => {
    expect(await wxOnPhone().outcome('compressImage', options)).toStrictEqual({
      fail: { errno, errMsg: `compressImage:fail ${words}` },
    });
  },
);

test.each([
  ['jpeg', jpegHead(6), { width: 640, height: 480, type: 'jpeg', orientation: 'right' }],
  ['gif', gif, { width: 3, height: 2, type: 'gif', orientation: 'up' }],
])('getImageInfo reads a %s', async (extension, bytes, expected) => {
  const on = wxOnPhone();
  const src = on.phone.files.writeTemporary({ bytes, type: `image/${extension}` }, extension);
  expect(await on.call('getImageInfo', { src })).toStrictEqual({
    ...expected,
    path: src,
    errMsg: 'getImageInfo:ok',
  });
});

test('getImageInfo fetches a network picture and keeps it', async () => {
  const body = Array.from(gif, (byte) => String.fromCharCode(byte)).join('');
  const on = wxOnPhone({
    fetch: () => Promise.resolve(answer(body, { 'content-type': 'image/gif' })),
  });
  expect(await on.call('getImageInfo', { src: 'https://example.com/a.gif' })).toMatchObject({
    path: 'http://tmp/file1.gif',
    width: 3,
  });
});

test.each([
  ['nothing', undefined, 'file not found'],
  ['no picture', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), 'image decode failed'],
  ['a picture cut short', jpegHead(1).slice(0, 20), 'image decode failed'],
])('getImageInfo of %s fails', async (_what, bytes, reason) => {
  const on = wxOnPhone();
  const src =
    bytes === undefined ? '' : on.phone.files.writeTemporary({ bytes, type: 'image/png' }, 'png');
  expect(await on.outcome('getImageInfo', { src })).toStrictEqual({
    fail: { errMsg: `getImageInfo:fail ${reason}` },
  });
});

test('the person chooses a picture, while the program is hidden', async () => {
  const on = wxOnPhone();
  const chosen = on.outcome('chooseMedia', { mediaType: ['image'], count: 1 });
  await Promise.resolve();
  await Promise.resolve();
  expect(on.phone.surfaces.top('action-sheet')?.itemList).toStrictEqual(['拍摄', '从手机相册选择']);
  on.phone.surfaces.top('action-sheet')?.answer(1);
  const { success } = await chosen;
  expect(success).toStrictEqual({
    tempFiles: [
      {
        tempFilePath: 'http://tmp/file1.png',
        size: on.phone.files.read('http://tmp/file1.png')?.bytes.length,
        fileType: 'image',
      },
    ],
    type: 'image',
    errMsg: 'chooseMedia:ok',
  });
  expect(on.done).toStrictEqual(['hidden', 'shown']);
});

test.each([
  ['chooseMedia', {}],
  ['chooseImage', { sourceType: ['camera'] }],
])('%s can be cancelled, and needs the privacy guide', async (name, options) => {
  const on = wxOnPhone();
  const cancelled = on.outcome(name, options);
  await new Promise(setImmediate);
  on.phone.surfaces.top('action-sheet')?.answer(null);
  expect(await cancelled).toStrictEqual({ fail: { errMsg: `${name}:fail cancel` } });
  const unasked = wxOnPhone({ settings: { privacy: 'undeclared' } });
  expect(await unasked.outcome(name, options)).toMatchObject({ fail: { errno: 112 } });
});

test('a video cannot be had from this phone', async () => {
  expect(await wxOnPhone().outcome('chooseMedia', { mediaType: ['video'] })).toStrictEqual({
    fail: { errMsg: 'chooseMedia:fail the simulated phone has pictures, but no videos' },
  });
});

test('without a drawing surface, compressing and cropping fail clearly', async () => {
  const on = wxOnPhone();
  const src = on.phone.files.writeTemporary(await drawAvatar('album'), 'png');
  const reason = 'pictures can only be drawn in a browser, not in this environment';
  expect(await on.outcome('compressImage', { src })).toStrictEqual({
    fail: { errMsg: `compressImage:fail ${reason}` },
  });
  const cropped = on.outcome('cropImage', { src, cropScale: '1:1' });
  await new Promise(setImmediate);
  on.phone.surfaces.top('modal')?.answer({ confirm: true });
  expect(await cropped).toStrictEqual({ fail: { errMsg: `cropImage:fail ${reason}` } });
  expect(await on.outcome('cropImage', { src, cropScale: '2:1' })).toMatchObject({
    fail: { errMsg: 'cropImage:fail parameter error: invalid cropScale' },
  });
});

test('cropping can be cancelled', async () => {
  const on = wxOnPhone();
  const src = on.phone.files.writeTemporary(await drawAvatar('album'), 'png');
  const cropped = on.outcome('cropImage', { src, cropScale: '4:3' });
  await new Promise(setImmediate);
  on.phone.surfaces.top('modal')?.answer({ confirm: false });
  expect(await cropped).toStrictEqual({ fail: { errMsg: 'cropImage:fail cancel' } });
});

test('a preview answers when it is shown, at the picture that was asked for', async () => {
  const on = wxOnPhone();
  expect(
    await on.call('previewImage', { urls: ['/a.png', '/b.png'], current: '/b.png' }),
  ).toStrictEqual({
    errMsg: 'previewImage:ok',
  });
  expect(on.phone.surfaces.top('picture-preview')).toMatchObject({ current: 1 });
  on.phone.surfaces.top('picture-preview')?.answer();
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test('previewMedia shows pictures, and the poster of a video with a warning', async () => {
  const on = wxOnPhone();
  const warnings: string[] = [];
  on.phone.journal.on('notice', ({ severity, text }) => warnings.push(`${severity}: ${text}`));
  const sources = [
    { url: '/a.png' },
    { url: '/b.mp4', type: 'video', poster: '/b.png' },
    { url: '/c.mp4', type: 'video' },
  ];
  expect(await on.call('previewMedia', { sources, current: 1 })).toStrictEqual({
    errMsg: 'previewMedia:ok',
  });
  expect(on.phone.surfaces.top('picture-preview')).toMatchObject({
    urls: ['/a.png', '/b.png', 'data:,'],
    current: 1,
  });
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain('warning: previewMedia shows the poster of /b.mp4');
});

test.each([
  [[], 'parameter.sources should have at least 1 item'],
  ['/a.png', 'parameter.sources should be Array instead of String;'],
  [[{}], 'parameter.url should be String instead of Undefined;'],
])('previewMedia of %j is refused', async (sources, reason) => {
  const on = wxOnPhone();
  expect(await on.outcome('previewMedia', { sources })).toStrictEqual({
    fail: { errMsg: `previewMedia:fail parameter error: ${reason}` },
  });
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test('saving to the album needs its scope', async () => {
  const on = wxOnPhone();
  const filePath = on.phone.files.writeTemporary({ bytes: gif, type: 'image/gif' }, 'gif');
  on.phone.permissions.set('scope.writePhotosAlbum', false);
  expect(await on.outcome('saveImageToPhotosAlbum', { filePath })).toStrictEqual({
    fail: { errno: 103, errMsg: 'saveImageToPhotosAlbum:fail auth deny' },
  });
  on.phone.permissions.set('scope.writePhotosAlbum', true);
  expect(await on.outcome('saveImageToPhotosAlbum', { filePath })).toStrictEqual({
    success: { errMsg: 'saveImageToPhotosAlbum:ok' },
  });
  const onNetwork = { filePath: 'https://example.com/a.gif' };
  expect(await on.outcome('saveImageToPhotosAlbum', onNetwork)).toHaveProperty('fail');
  expect(on.requests).toStrictEqual([]);
});
