/** The smallest pictures with the structure of real ones; what matters is their segments and chunks. */

export const segment = (marker: number, content: string): Buffer => {
  const data = Buffer.from(content, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const jpegStart = Buffer.from([0xff, 0xd8]);
const jpegRest = Buffer.concat([
  segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
  segment(0xe2, 'ICC_PROFILE\0 colours'),
  segment(0xdb, 'quantisation'),
  segment(0xda, 'scan header'),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
]);

export const jpeg = Buffer.concat([jpegStart, jpegRest]);

/** The same picture as a camera writes it: place, editor's notes and a comment. */
export const withExif = (picture: Buffer): Buffer =>
  Buffer.concat([
    jpegStart,
    segment(0xe1, 'Exif\0\0 GPS 31.2N 121.5E'),
    segment(0xed, 'Photoshop 3.0'),
    segment(0xfe, 'a comment'),
    picture.subarray(2),
  ]);

export const pngChunk = (name: string, content: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(Buffer.byteLength(content, 'latin1'));
  return Buffer.concat([head, Buffer.from(name + content, 'latin1'), Buffer.from('CRC!')]);
};
export const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const png = Buffer.concat([
  pngHead,
  pngChunk('IHDR', 'thirteen byte'),
  pngChunk('IDAT', 'pixels'),
  pngChunk('IEND', ''),
]);

export const webpChunk = (name: string, content: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  const padding = Buffer.alloc(content.length % 2);
  return Buffer.concat([Buffer.from(name), size, Buffer.from(content, 'latin1'), padding]);
};
export const webp = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(chunks);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), body]);
};
