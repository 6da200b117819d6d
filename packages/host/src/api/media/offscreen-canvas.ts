import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';

type Given = Readonly<Record<string, unknown>>;

const sizeOf = (value: unknown, usual: number) => (typeof value === 'number' ? value : usual);

/**
 * A canvas that is on no page: of one type, "webgl" unless told (documentation: API / 画布). Before 2.16.1
 * it was made with width and height alone.
 */
function createOffscreenCanvas(_context: ApiContext, first: unknown, height: unknown): object {
  const isOld = typeof first === 'number';
  const given = (isOld ? { width: first, height } : (first ?? {})) as Given;
  const type = given['type'] === '2d' ? '2d' : 'webgl';
  const canvas = document.createElement('canvas');
  canvas.width = sizeOf(given['width'], 300);
  canvas.height = sizeOf(given['height'], 150);
  // The element's own, before the program's takes its place; jsdom draws nothing and complains.
  const contextOf = canvas.getContext.bind(canvas);
  const draws = 'CanvasRenderingContext2D' in globalThis;
  return Object.assign(canvas, {
    createImage: () => document.createElement('img'),
    requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
    cancelAnimationFrame: globalThis.cancelAnimationFrame.bind(globalThis),
    getContext: (wanted: unknown) => {
      if (wanted === type) return draws ? contextOf(type) : null;
      throw new Error(`getContext:fail the type of this canvas is "${type}"`);
    },
  });
}

export const offscreenCanvasApis = {
  createOffscreenCanvas: syncApi(createOffscreenCanvas, '2.7.0'),
} satisfies ApiTable;
