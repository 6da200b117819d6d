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

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;

/**
 * Whether a segment may stay: JFIF without a thumbnail and Adobe say how to decode the picture, ICC is its
 * colour profile. Every other APPn and every comment may hold a place, a device or further pictures (APP2 also
 * holds the index of those).
 */
function isPicture(marker: number, content: Buffer): boolean {
  const starts = (word: string): boolean => content.toString('latin1', 0, word.length) === word;
  if (marker === 0xe0) return starts('JFIF\0') && content.length <= 14;
  if (marker === 0xe2) return starts('ICC_PROFILE\0');
  if (marker === 0xee) return starts('Adobe');
  return marker !== 0xfe && (marker < 0xe0 || marker > 0xef);
}

/** Where the entropy-coded data that begins at `from` ends: at the next marker that is none of its own. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}

function stripJpeg(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [Buffer.from([0xff, soi])];
  let at = 2;
  let hasScan = false;
  while (at + 2 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    if (marker === 0xff) {
      at += 1; // Filling, which may stand before any marker.
      continue;
    }
    // What follows the picture's end are films, further pictures with places of their own, or anything.
    if (marker === eoi)
      return hasScan ? Buffer.concat([...kept, Buffer.from([0xff, eoi])]) : undefined;
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(at + 2);
    const headEnd = at + 2 + length;
    if (length < 2 || headEnd > bytes.length) return undefined;
    const end = marker === sos ? endOfScan(bytes, headEnd) : headEnd;
    if (isPicture(marker, bytes.subarray(at + 4, headEnd))) kept.push(bytes.subarray(at, end));
    hasScan ||= marker === sos;
    at = end;
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
