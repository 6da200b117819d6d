/** How a JPEG is shown: its size as stored, and the orientation that its EXIF data names. */
export interface JpegMeasures {
  readonly width: number;
  readonly height: number;
  /** 1 when nothing is said. */
  readonly orientation: number;
}

/** Reads the segments before the picture; `undefined` for what is no JPEG. */
export function measureJpeg(bytes: Buffer): JpegMeasures | undefined {
  let orientation = 1;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), orientation };
    }
    const length = bytes.readUInt16BE(at + 2);
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && content.subarray(0, 4).toString('latin1') === 'Exif') {
      orientation = orientationIn(content.subarray(6)) ?? orientation;
    }
    at += 2 + length;
  }
  return undefined;
}

/** Tag 0x0112 of the first directory. */
function orientationIn(tiff: Buffer): number | undefined {
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(start);
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + 2 + entry * 12;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return undefined;
}
