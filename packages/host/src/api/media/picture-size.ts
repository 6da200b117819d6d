/** Size and format of a picture, read from its first bytes: no drawing surface needed. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  /** As `wx.getImageInfo` names them. */
  readonly type: 'png' | 'jpeg' | 'gif' | 'unknown';
  /** Exif orientation 1–8; 1 is upright. */
  readonly orientation: number;
}

/** Undefined for a file that is no picture of a known format. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
  } catch (error) {
    // A file cut short ends in the middle of a field.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** PNG specification: the IHDR chunk comes first. */
function png(view: DataView): PictureFacts | undefined {
  if (view.getUint32(0) !== 0x89504e47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20), type: 'png', orientation: 1 };
}

function gif(view: DataView): PictureFacts | undefined {
  if (view.getUint32(0) !== 0x47494638) return undefined;
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  return { width, height, type: 'gif', orientation: 1 };
}

/** WebP container: RIFF with one of three kinds of first chunk. WeChat's list of formats lacks it. */
function webp(view: DataView): PictureFacts | undefined {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return undefined;
  const size = webpSize(view);
  return size && { ...size, type: 'unknown', orientation: 1 };
}

function webpSize(view: DataView): Pick<PictureFacts, 'width' | 'height'> | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      // "VP8L": 14 bits each, less one
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X"
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return undefined;
  }
}

/** JPEG: segments until the frame header (SOF), which has the size; Exif stands before it. */
function jpeg(view: DataView): PictureFacts | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let orientation = 1;
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffe1) orientation = exifOrientation(view, at + 4) ?? orientation;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf;
    if (isFrame && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { width, height, type: 'jpeg', orientation };
    }
    if (marker < 0xff01) return undefined;
  }
}

/** TIFF inside Exif: tag 0x0112 of the first directory. */
function exifOrientation(view: DataView, at: number): number | undefined {
  if (view.getUint32(at) !== 0x45786966) return undefined;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return undefined;
}

/** Documentation (wx.getImageInfo): names of the Exif orientations 1–8. */
export const orientationNames = [
  'up',
  'up-mirrored',
  'down',
  'down-mirrored',
  'left-mirrored',
  'right',
  'right-mirrored',
  'left',
] as const;
