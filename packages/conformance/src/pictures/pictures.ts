/** Three whole pictures of 8 × 8 green points, as a browser's canvas writes them. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAARn/2Q==',
  'base64',
);
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAI0lEQVR4AdzKMQ0AAAwCwQZL9VRxNQkOYOeT3w77Rzcm1AEEAAD//zvg4ZIAAAAGSURBVAMAeUcSIeEdf7AAAAAASUVORK5CYII=',
  'base64',
);
/** The picture chunk of the WebP. */
export const vp8 = Buffer.from(
  'VlA4ICYAAABwAQCdASoIAAgAAsBMJaACdAGgAAD8ysYTSTo/+LQ/ow/la9eAAA==',
  'base64',
);
export const webp = riffOf(vp8);

/** What the camera below wrote about itself. */
export const cameraNote = 'Conformance Camera at 31.2304N 121.4737E';

/** The JPEG as that camera writes it: EXIF with one tag, ImageDescription (0x010e). */
export const jpegWithExif = Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]);

/** A picture as wx.uploadFile sends it. */
export function pictureForm(
  bytes: Buffer,
  { name = 'photo.jpg', type = 'image/jpeg', field = 'avatar' } = {},
): FormData {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
}

function exif(): Buffer {
  const content = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    exifTiff({ note: cameraNote }),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** EXIF data with one tag: ImageDescription (0x010e), or Orientation (0x0112). */
export function exifTiff(
  tag: { readonly note: string } | { readonly orientation: number },
): Buffer {
  const text = Buffer.from('note' in tag ? `${tag.note}\0` : '', 'latin1');
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE('note' in tag ? 0x010e : 0x0112, 10);
  tiff.writeUInt16LE('note' in tag ? 2 : 3, 12);
  tiff.writeUInt32LE('note' in tag ? text.length : 1, 14);
  if ('note' in tag) tiff.writeUInt32LE(26, 18);
  else tiff.writeUInt16LE(tag.orientation, 18);
  return Buffer.concat([tiff, text]);
}

/** A WebP around its chunks. */
export function riffOf(chunk: Buffer): Buffer {
  const body = Buffer.concat([chunk, Buffer.alloc(chunk.length % 2)]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
