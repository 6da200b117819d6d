import type { Sharp } from 'sharp';

import type { ImageType } from '../store/store';

/** A picture as it is kept and shown. */
export interface CleanPicture {
  readonly type: ImageType;
  readonly bytes: Buffer;
}

/** More points than any phone's camera makes; a small file can claim thousands of millions. */
const mostPixels = 60_000_000;

/** No screen shows an avatar larger than this. */
const longestSide = 1080;

/** What is accepted, and how it is written again. */
const forms: ReadonlyMap<string, { type: ImageType; write: (drawn: Sharp) => Sharp }> = new Map([
  ['jpeg', { type: 'image/jpeg', write: (drawn) => drawn.jpeg({ quality: 90 }) }],
  ['png', { type: 'image/png', write: (drawn) => drawn.png() }],
  ['webp', { type: 'image/webp', write: (drawn) => drawn.webp({ quality: 90 }) }],
]);

/**
 * The picture drawn anew, upright and without anything that a camera or an editor wrote into it: place, time, device,
 * thumbnails, comments, whatever stands behind its end. The first frame of a moving one. `undefined` for what is not
 * a whole JPEG, PNG or WebP by its content, or has too many points.
 */
export async function cleanPicture(bytes: Buffer): Promise<CleanPicture | undefined> {
  // Not loaded before there is a picture: it brings a library of 18 MB.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels });
    const { format } = await picture.metadata();
    const drawn = picture
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const form = forms.get(format);
    return form && { type: form.type, bytes: await form.write(drawn).toBuffer() };
  } catch {
    // Whatever the decoder says about a stranger's file: it is no picture.
    return undefined;
  }
}
