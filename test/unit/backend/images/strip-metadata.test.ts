import fc from 'fast-check';
import { imageTypeOf } from '../../../backend/images/image-type';
import { stripMetadata } from '../../../backend/images/strip-metadata';
import { jpeg, png, pngChunk, pngHead, webp, webpChunk, withExif } from './pictures';

describe('the type of a picture', () => {
  it.each([
    [jpeg, 'image/jpeg'],
    [png, 'image/png'],
    [webp(webpChunk('VP8 ', 'pixels')), 'image/webp'],
    [Buffer.from('GIF89a'), undefined],
    [Buffer.from('<svg/>'), undefined],
    [Buffer.alloc(0), undefined],
  ])('is told by its first bytes (%#)', (bytes, type) => {
    expect(imageTypeOf(bytes)).toBe(type);
  });
});

describe('stripping metadata', () => {
  it('leaves a JPEG with its pixels, tables and colour profile only', () => {
    expect(stripMetadata('image/jpeg', withExif(jpeg))).toStrictEqual(jpeg);
    expect(stripMetadata('image/jpeg', jpeg)).toStrictEqual(jpeg);
  });

  it('leaves a PNG without texts, time and Exif, and nothing behind its end', () => {
    const marked = Buffer.concat([
      pngHead,
      pngChunk('IHDR', 'thirteen byte'),
      pngChunk('eXIf', 'GPS'),
      pngChunk('tEXt', 'Author me'),
      pngChunk('tIME', 'now'),
      pngChunk('IDAT', 'pixels'),
      pngChunk('IEND', ''),
      Buffer.from('hidden'),
    ]);
    expect(stripMetadata('image/png', marked)).toStrictEqual(png);
  });

  it('leaves a WebP without Exif and XMP, and says so in its header', () => {
    const marked = webp(
      webpChunk('VP8X', '\x1c123456789'),
      webpChunk('VP8 ', 'pixel'),
      webpChunk('EXIF', 'GPS'),
      webpChunk('XMP ', '<x/>'),
    );
    expect(stripMetadata('image/webp', marked)).toStrictEqual(
      webp(webpChunk('VP8X', '\x10123456789'), webpChunk('VP8 ', 'pixel')),
    );
  });

  it.each([
    ['image/jpeg', jpeg.subarray(0, 20)],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0x00, 0x00, 0x00, 0x00])],
    ['image/png', png.subarray(0, png.length - 1)],
    ['image/png', pngHead],
    ['image/webp', webp(webpChunk('VP8 ', 'pixels')).subarray(0, 22)],
    ['image/webp', webp()],
  ] as const)('finds damage (%s, %#)', (type, bytes) => {
    expect(stripMetadata(type, bytes)).toBeUndefined();
  });

  it('never throws, whatever the bytes', () => {
    const heads = [jpeg.subarray(0, 2), pngHead, webp().subarray(0, 12)];
    const types = ['image/jpeg', 'image/png', 'image/webp'] as const;
    fc.assert(
      fc.property(fc.nat(2), fc.uint8Array({ maxLength: 200 }), (kind, rest) => {
        const bytes = Buffer.concat([heads[kind] ?? pngHead, rest]);
        const stripped = stripMetadata(types[kind] ?? 'image/png', bytes);
        expect(stripped?.length ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
