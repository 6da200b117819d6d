import fc from 'fast-check';
import {
  jpeg,
  png,
  pngChunk,
  pngHead,
  segment,
  webp,
  webpChunk,
  withExif,
} from 'onboarding-testing';

import { imageTypeOf } from '../../src/images/image-type';
import { stripMetadata } from '../../src/images/strip-metadata';

/** The JPEG with something more behind its first two bytes. */
const insert = (bytes: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), bytes, jpeg.subarray(2)]);

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

  it.each([
    ['a second picture behind its end', Buffer.concat([jpeg, withExif(jpeg)])],
    ['a film behind its end', Buffer.concat([jpeg, Buffer.from('ftypmp42 GPS 31.2N')])],
    ['the index of further pictures', insert(segment(0xe2, 'MPF\0 at 31.2N'))],
    ['a thumbnail of what was cut off', insert(segment(0xe0, 'JFXX\0 thumbnail'))],
    ['filling before a segment', insert(Buffer.from([0xff, 0xff]))],
  ])('leaves a JPEG without %s', (_name, marked) => {
    expect(stripMetadata('image/jpeg', marked)).toStrictEqual(jpeg);
  });

  it('finds what stands between the scans of a progressive JPEG, and keeps the scans', () => {
    const scan = (data: readonly number[]) =>
      Buffer.concat([segment(0xda, 'scan header'), Buffer.from(data)]);
    const first = scan([0x12, 0xff, 0x00, 0xff, 0xd3, 0x34]);
    const second = scan([0x56, 0xff, 0x00]);
    const head = jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])));
    const end = Buffer.from([0xff, 0xd9]);
    const marked = Buffer.concat([head, first, segment(0xe1, 'Exif GPS'), second, end]);
    expect(stripMetadata('image/jpeg', marked)).toStrictEqual(
      Buffer.concat([head, first, second, end]),
    );
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
    ['image/jpeg', jpeg.subarray(0, jpeg.length - 2)],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
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
