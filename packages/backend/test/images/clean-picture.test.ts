import fc from 'fast-check';
import {
  blackSquare,
  jpeg,
  notes,
  png,
  webp,
  withChunks,
  withExif,
  withRiffChunk,
} from 'onboarding-testing';
import sharp from 'sharp';

import { cleanPicture } from '../../src/images/clean-picture';

describe('a picture', () => {
  it.each([
    ['image/jpeg', withExif(jpeg)],
    ['image/png', withChunks(png)],
    ['image/webp', withRiffChunk(webp)],
  ])('is drawn anew without what was written into it (%s)', async (type, marked) => {
    expect(notes.some((note) => marked.includes(note))).toBe(true);
    const clean = await cleanPicture(Buffer.concat([marked, Buffer.from('hidden behind the end')]));
    const { width, height, exif, icc, xmp } = await sharp(clean?.bytes).metadata();
    expect([clean?.type, width, height, exif, icc, xmp]).toStrictEqual([
      ...[type, 8, 8],
      ...[undefined, undefined, undefined],
    ]);
    for (const note of [...notes, 'hidden']) expect(clean?.bytes.includes(note)).toBe(false);
  });

  it('stands upright, as its camera said', async () => {
    const lying = await sharp({
      create: { width: 40, height: 20, channels: 3, background: 'green' },
    })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const clean = await cleanPicture(lying);
    const { width, height, orientation } = await sharp(clean?.bytes).metadata();
    expect([width, height, orientation]).toStrictEqual([20, 40, undefined]);
  });

  it('is no larger than a screen shows', async () => {
    const large = await sharp({
      create: { width: 2000, height: 1000, channels: 3, background: 'green' },
    })
      .webp()
      .toBuffer();
    const { width, height } = await sharp((await cleanPicture(large))?.bytes).metadata();
    expect([width, height]).toStrictEqual([1080, 540]);
  });

  it('with thousands of millions of points in a small file is refused', async () => {
    const bomb = blackSquare(60_000);
    expect(bomb.length).toBeLessThan(500_000);
    expect(await cleanPicture(bomb)).toBeUndefined();
    expect((await cleanPicture(blackSquare(200)))?.type).toBe('image/png');
  });

  it.each([
    ['a JPEG cut in half', jpeg.subarray(0, jpeg.length / 2)],
    ['a JPEG without its end', jpeg.subarray(0, jpeg.length - 12)],
    ['a PNG cut in half', png.subarray(0, 70)],
    ['a WebP cut in half', webp.subarray(0, webp.length / 2)],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused', async (_name, bytes) => {
    expect(await cleanPicture(bytes)).toBeUndefined();
  });

  it('never throws, whatever the bytes', async () => {
    const heads = [jpeg.subarray(0, 20), png.subarray(0, 33), webp.subarray(0, 12)];
    const file = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(file, async (parts) => {
        const clean = await cleanPicture(Buffer.concat(parts));
        expect(['undefined', 'object']).toContain(typeof clean);
      }),
      { numRuns: 50 },
    );
  });
});
