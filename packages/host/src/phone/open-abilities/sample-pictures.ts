import type { PhoneFile } from '../files';

/** Where a picture of the simulated person comes from; each looks different. */
export type PictureSource = 'wechat' | 'album' | 'camera';

type Rgb = readonly [number, number, number];

const colours: Readonly<Record<PictureSource, { readonly ground: Rgb; readonly figure: Rgb }>> = {
  wechat: { ground: [126, 148, 196], figure: [240, 243, 250] },
  album: { ground: [214, 160, 110], figure: [252, 244, 232] },
  camera: { ground: [110, 168, 142], figure: [236, 248, 242] },
};

/** WeChat's own avatars are small; pictures of the person are larger. */
const sizes: Readonly<Record<PictureSource, number>> = { wechat: 132, album: 480, camera: 480 };

/** A head-and-shoulders picture, as a PNG file. */
export async function drawAvatar(source: PictureSource): Promise<PhoneFile> {
  const size = sizes[source];
  const { ground, figure } = colours[source];
  const isFigure = (x: number, y: number) =>
    Math.hypot(x - 0.5, y - 0.38) < 0.19 || Math.hypot((x - 0.5) / 0.37, (y - 1) / 0.36) < 1;
  const rows = new Uint8Array(size * (size * 3 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const pixel = isFigure((x + 0.5) / size, (y + 0.5) / size) ? figure : ground;
      rows.set(pixel, y * (size * 3 + 1) + 1 + x * 3);
    }
  }
  return { bytes: await encodePng(size, rows), type: 'image/png' };
}

/** PNG of 8-bit RGB rows, each with its leading filter byte (PNG specification, chunk layout). */
async function encodePng(size: number, rows: Uint8Array): Promise<Uint8Array> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, size);
  header.setUint32(4, size);
  header.setUint8(8, 8);
  header.setUint8(9, 2);
  const packed = new Blob([rows as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  const pixels = new Uint8Array(await new Response(packed).arrayBuffer());
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    file.set(part, offset);
    offset += part.length;
  }
  return file;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
