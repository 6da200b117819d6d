import { crc32, deflateSync } from 'node:zlib';

/** Three whole pictures of 8 × 8 green points, as a browser's canvas writes them. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAARn/2Q==',
  'base64',
);
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAI0lEQVR4AdzKMQ0AAAwCwQZL9VRxNQkOYOeT3w77Rzcm1AEEAAD//zvg4ZIAAAAGSURBVAMAeUcSIeEdf7AAAAAASUVORK5CYII=',
  'base64',
);
export const webp = riff(
  Buffer.from('VlA4ICYAAABwAQCdASoIAAgAAsBMJaACdAGgAAD8ysYTSTo/+LQ/ow/la9eAAA==', 'base64'),
);

/** What a camera, an editor and whoever else wrote into the pictures below. */
export const notes = ['GPS 31.2N 121.5E', 'Photoshop 3.0', 'a comment', 'private chunk'] as const;

/** The same JPEG as a camera writes it: place, editor's notes and a comment. */
export const withExif = (picture: Buffer): Buffer =>
  Buffer.concat([
    picture.subarray(0, 2),
    segment(0xe1, 'Exif\0\0 GPS 31.2N 121.5E'),
    segment(0xed, 'Photoshop 3.0'),
    segment(0xfe, 'a comment'),
    picture.subarray(2),
  ]);

/** The same PNG with a text and chunks that are nobody's standard. */
export const withChunks = (picture: Buffer): Buffer =>
  Buffer.concat([
    picture.subarray(0, 33),
    chunk('tEXt', 'Comment\0a comment'),
    chunk('caBX', 'private chunk'),
    picture.subarray(33),
  ]);

/** A PNG of so many points in a square, all of them black: a small file. */
export function blackSquare(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const lines = Buffer.alloc((1 + Math.ceil(side / 8)) * side);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head.toString('latin1')),
    chunk('IDAT', deflateSync(lines).toString('latin1')),
    chunk('IEND', ''),
  ]);
}

/** The same WebP with a chunk that is nobody's standard behind its picture. */
export const withRiffChunk = (picture: Buffer): Buffer => {
  const note = Buffer.from('private chunk');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(note.length);
  return riff(
    Buffer.concat([picture.subarray(12), Buffer.from('PRIV'), size, note, Buffer.alloc(1)]),
  );
};

function segment(marker: number, content: string): Buffer {
  const data = Buffer.from(content, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function chunk(name: string, content: string): Buffer {
  const data = Buffer.from(name + content, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data));
  return Buffer.concat([length, data, check]);
}

function riff(body: Buffer): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
