import { randomBytes } from 'node:crypto';

import { cameraNote, exifTiff, jpeg, png, riffOf, vp8 } from './pictures';
import { pngOf, withChunk } from './png';

/** 40 points wide and 20 high, red on the left and blue on the right. */
export const wideJpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/',
    '2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAUACgDASIAAhEBAxEB/8QA',
    'HwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK',
    'FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG',
    'x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC',
    'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOE',
    'hYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDHooorhPqC',
    'vd/wfjVerF3/AAfjVevqcv8A92j8/wA2fOY7/eJfL8kFFFFdpxmhRRRXxJ9eV7v+D8ar0UV9Tl/+7R+f5s+cx3+8S+X5IKKKK7TjP//Z',
  ].join(''),
  'base64',
);

/** The wide one as a phone held upright writes it: orientation 6, to be turned a quarter right. */
export const turnedJpeg = Buffer.concat([
  wideJpeg.subarray(0, 2),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifTiff({ orientation: 6 })])),
  wideJpeg.subarray(2),
]);

/** A marker segment of a JPEG. */
function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const note = Buffer.from(cameraNote, 'latin1');
const xmp = Buffer.from(`<x:xmpmeta><rdf:RDF>${cameraNote}</rdf:RDF></x:xmpmeta>`, 'latin1');
const afterName = (name: string, content = note): Buffer =>
  Buffer.concat([Buffer.from(`${name}\0`, 'latin1'), content]);
const inJpeg = (part: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), part, jpeg.subarray(2)]);

/** Every place where a camera or an editor writes about a picture, each in a whole picture. */
export const annotated = (): readonly { readonly place: string; readonly bytes: Buffer }[] => [
  { place: 'the comment of a JPEG', bytes: inJpeg(segment(0xfe, note)) },
  {
    place: 'the XMP of a JPEG',
    bytes: inJpeg(segment(0xe1, afterName('http://ns.adobe.com/xap/1.0/', xmp))),
  },
  { place: 'the IPTC data of a JPEG', bytes: inJpeg(segment(0xed, afterName('Photoshop 3.0'))) },
  { place: 'what stands behind the end of a JPEG', bytes: Buffer.concat([jpeg, note]) },
  { place: 'the text of a PNG', bytes: withChunk(png, 'tEXt', afterName('Comment')) },
  {
    place: 'the EXIF data of a PNG',
    bytes: withChunk(png, 'eXIf', exifTiff({ note: cameraNote })),
  },
  {
    place: 'the XMP of a PNG',
    bytes: withChunk(png, 'iTXt', afterName('XML:com.adobe.xmp\0\0\0\0', xmp)),
  },
  { place: 'a content credential (caBX) of a PNG', bytes: withChunk(png, 'caBX', note) },
  { place: 'a private chunk of a PNG', bytes: withChunk(png, 'prVt', note) },
  { place: 'what stands behind the end of a PNG', bytes: Buffer.concat([png, note]) },
  { place: 'the EXIF data of a WebP', bytes: extendedWebp('EXIF', exifTiff({ note: cameraNote })) },
  { place: 'the XMP of a WebP', bytes: extendedWebp('XMP ', xmp) },
];

function extendedWebp(type: 'EXIF' | 'XMP ', content: Buffer): Buffer {
  // Flags (EXIF 8, XMP 4), three reserved bytes, width and height less one in 24 bits each.
  const head = Buffer.from([type === 'EXIF' ? 8 : 4, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
  const named = (name: string, data: Buffer): Buffer => {
    const start = Buffer.from(`${name}\0\0\0\0`, 'latin1');
    start.writeUInt32LE(data.length, 4);
    return Buffer.concat([start, data, Buffer.alloc(data.length % 2)]);
  };
  return riffOf(Buffer.concat([named('VP8X', head), vp8, named(type, content)]));
}

const noise = (side: number): Buffer =>
  pngOf(
    { width: side, height: side, depth: 8, color: 2 },
    // The first byte of a row names its filter: none.
    Buffer.concat(
      Array.from({ length: side }, () => Buffer.concat([Buffer.alloc(1), randomBytes(side * 3)])),
    ),
  );

/** 2.2 MB of noise, which nothing makes smaller: well within what is allowed. */
export const largePng = (): Buffer => noise(850);

/** 4.8 MB of noise. */
export const nearlyFiveMegabytes = (): Buffer => noise(1265);

const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.75));

/** What an upload that broke off leaves. */
export const truncated = (): readonly (readonly [string, Buffer])[] => [
  ['JPEG', wideJpeg.subarray(0, wideJpeg.length - 60)],
  ['PNG', cut(noise(64))],
];

/** 400 million points in 50 kB: a decoder that believes it takes all memory there is. */
export const bomb = (): Buffer => {
  const side = 20_000;
  return pngOf(
    { width: side, height: side, depth: 1, color: 0 },
    Buffer.alloc(side * (1 + Math.ceil(side / 8))),
  );
};

/** Pictures of kinds that are not taken. */
export const otherKinds: readonly (readonly [string, string, Buffer])[] = [
  [
    'SVG',
    'image/svg+xml',
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script><rect width="8" height="8"/></svg>',
    ),
  ],
  [
    'GIF',
    'image/gif',
    Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  ],
];
