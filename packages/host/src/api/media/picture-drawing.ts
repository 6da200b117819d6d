import type { PhoneFile } from '../../phone/files';
import { ApiFailure } from '../kit/api-failure';

/** A part of a picture and the size it becomes, in its own px. */
export interface Redraw {
  readonly from: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly to: { readonly width: number; readonly height: number };
  readonly type: 'image/png' | 'image/jpeg';
  /** 0 to 1; for JPEG only. */
  readonly quality: number;
}

/** Draws a picture anew with the browser's own means; fails where there is no drawing surface (jsdom). */
export async function redraw(picture: PhoneFile, plan: Redraw): Promise<PhoneFile> {
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') {
    throw new ApiFailure('pictures can only be drawn in a browser, not in this environment');
  }
  const blob = new Blob([picture.bytes as Uint8Array<ArrayBuffer>], { type: picture.type });
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(plan.to.width, plan.to.height);
  const { x, y, width, height } = plan.from;
  const brush = canvas.getContext('2d');
  brush?.drawImage(bitmap, x, y, width, height, 0, 0, plan.to.width, plan.to.height);
  bitmap.close();
  const drawn = await canvas.convertToBlob({ type: plan.type, quality: plan.quality });
  return { bytes: new Uint8Array(await drawn.arrayBuffer()), type: plan.type };
}
