import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

import { crc32 } from '../../screenshots/crc32';
import type { Picture } from '../../screenshots/png';
import { decodePng, encodeMovingPng, encodePng } from '../../screenshots/png';
import { reduceColours } from '../../screenshots/reduce-colours';

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), body.length + 8);
  return out;
};

/** A PNG of these rows, each with its filter in front, in colour type 2 (RGB) or 6 (RGBA). */
function png(width: number, rows: readonly (readonly number[])[], colourType = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours of a palette picture, as RGB bytes. */
const coloursOf = ({ pixels, palette }: ReturnType<typeof reduceColours>): readonly number[] =>
  [...pixels].flatMap((pixel) => [...palette.subarray(pixel * 3, pixel * 3 + 3)]);

test('crc32 is that of the standard', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});

describe('decodePng', () => {
  test('undoes each of the five filters', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 1, 2, 3, 4, 5, 6],
      [2, 1, 1, 1, 1, 1, 1],
      [3, 8, 8, 8, 8, 8, 8],
      [4, 255, 0, 1, 2, 3, 4],
    ];
    expect([...decodePng(png(2, rows)).rgb]).toStrictEqual([
      ...[10, 20, 30, 40, 50, 60],
      ...[1, 2, 3, 5, 7, 9],
      ...[2, 3, 4, 6, 8, 10],
      ...[9, 9, 10, 15, 16, 18],
      ...[8, 9, 11, 17, 19, 22],
    ]);
  });

  test('leaves the opaque channel out', () => {
    expect([...decodePng(png(1, [[0, 1, 2, 3, 255]], 6)).rgb]).toStrictEqual([1, 2, 3]);
  });

  test('refuses what is no PNG and forms it does not read', () => {
    expect(() => decodePng(Buffer.from('GIF89a__'))).toThrow('This is no PNG.');
    expect(() => decodePng(png(1, [[0, 7]], 0))).toThrow('8,0,0,0,0');
  });
});

describe('reduceColours', () => {
  const gradient: Picture = {
    width: 32,
    height: 32,
    rgb: Uint8Array.from({ length: 32 * 32 * 3 }, (_, at) => (Math.floor(at / 3) * 7 + at) % 256),
  };

  test('keeps every colour of a picture that has few', () => {
    const picture = { width: 3, height: 1, rgb: Uint8Array.from([9, 9, 9, 1, 2, 3, 250, 0, 7]) };
    expect(coloursOf(reduceColours(picture))).toStrictEqual([...picture.rgb]);
  });

  test('stays near every colour of a picture that has many', () => {
    const reduced = coloursOf(reduceColours(gradient, 64));
    const far = reduced.filter((value, at) => Math.abs(value - (gradient.rgb[at] ?? 0)) > 24);
    expect(new Set(reduceColours(gradient, 64).pixels).size).toBe(64);
    expect(far).toStrictEqual([]);
  });
});

test('the pictures in docs/images are palette PNGs, and none is heavy', () => {
  const folder = join(__dirname, '../../../docs/images');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const file = readFileSync(join(folder, name));
    expect([...file.subarray(24, 29)]).toStrictEqual([8, 3, 0, 0, 0]);
    // A moving one is a short film.
    expect(file.length).toBeLessThan(name.startsWith('flow-') ? 400_000 : 200_000);
  }
});

test('encodePng writes what its palette and pixels say', () => {
  const bytes = encodePng({
    width: 2,
    height: 1,
    pixels: Uint8Array.from([1, 0]),
    palette: Uint8Array.from([1, 2, 3, 4, 5, 6]),
  });
  expect(bytes.toString('latin1')).toContain('PLTE\x01\x02\x03\x04\x05\x06');
  expect(bytes.readUInt32BE(16)).toBe(2);
});

describe('encodeMovingPng', () => {
  const palette = Uint8Array.from([0, 0, 0, 255, 255, 255]);
  const frame = (milliseconds: number, ...pixels: readonly number[]) => ({
    milliseconds,
    pixels: Uint8Array.from(pixels),
  });
  /** The chunks after the signature: name and body. */
  const chunksOf = (file: Buffer) => {
    const chunks: { readonly name: string; readonly body: Buffer }[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
      const name = file.toString('latin1', at + 4, at + 8);
      chunks.push({ name, body: file.subarray(at + 8, at + 8 + file.readUInt32BE(at)) });
    }
    return chunks;
  };

  it('keeps the first frame whole, and of the others what differs', () => {
    const file = encodeMovingPng({ width: 3, height: 2, palette }, [
      frame(900, 0, 0, 0, 0, 0, 0),
      frame(350, 0, 0, 0, 0, 1, 1),
    ]);
    const chunks = chunksOf(file);
    expect(chunks.map(({ name }) => name)).toStrictEqual([
      'IHDR',
      'acTL',
      'PLTE',
      'fcTL',
      'IDAT',
      'fcTL',
      'fdAT',
      'IEND',
    ]);
    const numbers = (body: Buffer | undefined, count: number) =>
      Array.from({ length: count }, (_, index) => body?.readUInt32BE(index * 4));
    // Frames, and how often they are played: for ever.
    expect(numbers(chunks[1]?.body, 2)).toStrictEqual([2, 0]);
    const controls = chunks.filter(({ name }) => name === 'fcTL').map(({ body }) => body);
    // Sequence, width, height, left, top; then the delay in thousandths.
    expect(numbers(controls[0], 5)).toStrictEqual([0, 3, 2, 0, 0]);
    expect(numbers(controls[1], 5)).toStrictEqual([1, 2, 1, 1, 1]);
    expect(controls.map((body) => [body.readUInt16BE(20), body.readUInt16BE(22)])).toStrictEqual([
      [900, 1000],
      [350, 1000],
    ]);
    const part = chunks[6]?.body ?? Buffer.alloc(0);
    expect(part.readUInt32BE(0)).toBe(2);
    expect([...inflateSync(part.subarray(4))]).toStrictEqual([0, 1, 1]);
  });

  it('shows a frame longer in which nothing differs', () => {
    const still = frame(100, 0, 1);
    const file = encodeMovingPng({ width: 2, height: 1, palette }, [still, still]);
    const control = chunksOf(file).filter(({ name }) => name === 'fcTL')[1]?.body;
    expect([control?.readUInt32BE(4), control?.readUInt32BE(8)]).toStrictEqual([1, 1]);
  });
});
