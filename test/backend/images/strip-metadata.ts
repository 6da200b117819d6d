import type { ImageType } from '../store/store';

/**
 * The same picture without what a camera or an editor wrote into it: place, time, device, thumbnails,
 * comments. `undefined` when the file is damaged. The orientation goes as well: what a phone uploads
 * after cropping or compressing is upright already.
 */
export function stripMetadata(type: ImageType, bytes: Buffer): Buffer | undefined {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
  }
}

/** JFIF and Adobe say how to decode the picture, APP2 holds its colour profile. */
const keptJpegSegments: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
const isDroppedSegment = (marker: number): boolean =>
  (marker >= 0xe0 && marker <= 0xef && !keptJpegSegments.has(marker)) || marker === 0xfe;

function stripJpeg(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    // From the start of the scan on everything is picture.
    if (marker === 0xda) return Buffer.concat([...kept, bytes.subarray(at)]);
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return undefined;
    if (!isDroppedSegment(marker)) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

const droppedPngChunks: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function stripPng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!droppedPngChunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}

/** The bits of VP8X that announce the dropped chunks. */
const webpMetadataBits = 0x08 | 0x04;

function stripWebp(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > bytes.length) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (name === 'VP8X' && size > 0) chunk.writeUInt8(chunk.readUInt8(8) & ~webpMetadataBits, 8);
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return undefined;
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
