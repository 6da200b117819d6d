import { deflateSync, inflateSync } from 'node:zlib';

import { crc32 } from './crc32';

/** A picture without transparency: three bytes a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A picture of at most 256 colours: one byte a pixel, the number of its colour. */
export interface PalettePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Three bytes a colour. */
  readonly palette: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const a = Math.abs(estimate - left);
  const b = Math.abs(estimate - above);
  const c = Math.abs(estimate - corner);
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** The predictors of PNG's five filters. @see https://www.w3.org/TR/png-3/#9Filters */
const predictors: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

function unfilter(data: Uint8Array, rowBytes: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  // Beyond the left and the upper edge lies zero.
  const valueAt = (x: number, row: number): number => (x < 0 || row < 0 ? 0 : (out[row + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const predict = predictors[data[y * (rowBytes + 1)] ?? 0];
    if (predict === undefined) throw new Error('This PNG has an unknown filter.');
    const row = y * rowBytes;
    for (let x = 0; x < rowBytes; x += 1) {
      const raw = data[y * (rowBytes + 1) + 1 + x] ?? 0;
      const above = row - rowBytes;
      out[row + x] =
        raw + predict(valueAt(x - step, row), valueAt(x, above), valueAt(x - step, above));
    }
  }
  return out;
}

/** Reads what Chromium writes: 8 bits a channel, RGB or RGBA (opaque), not interlaced; throws otherwise. */
export function decodePng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('This is no PNG.');
  const parts: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') parts.push(body);
  }
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const kind = [...header.subarray(8)].join();
  const channels = { '8,2,0,0,0': 3, '8,6,0,0,0': 4 }[kind];
  if (channels === undefined) throw new Error(`This form of PNG is not read here: ${kind}.`);
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  if (channels === 3) return { width, height, rgb: pixels };
  const rgb = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    rgb.set(pixels.subarray(index * 4, index * 4 + 3), index * 3);
  }
  return { width, height, rgb };
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function headerOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return chunk('IHDR', header);
}

/** Each row begins with its filter; on a palette the plain one packs best. */
function packed({ width, height, pixels }: Omit<PalettePicture, 'palette'>): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return deflateSync(rows, { level: 9, memLevel: 9 });
}

/** Writes a palette PNG, as small as zlib makes it. */
export function encodePng(picture: PalettePicture): Buffer {
  return Buffer.concat([
    signature,
    headerOf(picture.width, picture.height),
    chunk('PLTE', picture.palette),
    chunk('IDAT', packed(picture)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A part of a moving picture: what is seen, for how long. */
export interface Frame {
  readonly pixels: Uint8Array;
  readonly milliseconds: number;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest area with everything that differs; one pixel when nothing does. */
function changedArea(before: Uint8Array, after: Uint8Array, width: number): Area {
  let [left, right, top, bottom] = [width, 0, Infinity, 0];
  after.forEach((value, at) => {
    if (value === before[at]) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  });
  if (top === Infinity) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function cut(pixels: Uint8Array, fullWidth: number, { left, top, width, height }: Area) {
  const part = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * fullWidth + left;
    part.set(pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels: part };
}

const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4));
  return bytes;
};

/**
 * Writes a moving PNG that begins again for ever: of each frame only what differs from the one before. A reader
 * that knows no moving ones shows the first.
 *
 * @see https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function encodeMovingPng(
  { width, height, palette }: Omit<PalettePicture, 'pixels'>,
  frames: readonly Frame[],
): Buffer {
  let sequence = 0;
  const next = (): number => sequence++;
  const parts = frames.flatMap(({ pixels, milliseconds }, index) => {
    const before = frames[index - 1]?.pixels;
    const area =
      before === undefined
        ? { left: 0, top: 0, width, height }
        : changedArea(before, pixels, width);
    const delay = Buffer.from([
      milliseconds >> 8,
      milliseconds & 0xff,
      1000 >> 8,
      1000 & 0xff,
      0,
      0,
    ]);
    const control = chunk(
      'fcTL',
      Buffer.concat([numbers(next(), area.width, area.height, area.left, area.top), delay]),
    );
    const body = packed(cut(pixels, width, area));
    return before === undefined
      ? [control, chunk('IDAT', body)]
      : [control, chunk('fdAT', Buffer.concat([numbers(next()), body]))];
  });
  return Buffer.concat([
    signature,
    headerOf(width, height),
    chunk('acTL', numbers(frames.length, 0)),
    chunk('PLTE', palette),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
