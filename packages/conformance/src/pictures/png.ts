import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A whole PNG around rows of points, each row with its filter byte in front. */
export function pngOf(
  { width, height, depth, color }: Readonly<Record<'width' | 'height' | 'depth' | 'color', number>>,
  rows: Buffer,
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, color, 0, 0, 0], 8);
  const data = chunk('IDAT', deflateSync(rows, { level: 1 }));
  return Buffer.concat([signature, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0))]);
}

/** A PNG with this chunk behind its head. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const end = signature.length + 25;
  return Buffer.concat([png.subarray(0, end), chunk(type, data), png.subarray(end)]);
}
