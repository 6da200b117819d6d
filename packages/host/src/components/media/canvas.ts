import { approximated } from '../../fidelity';
import { addPart, stateByElement } from '../kit/part';
import { boolean, defineBuiltIn, text } from '../kit/properties';

/**
 * `<canvas>`: 300 × 150 px unless styled (documentation: 组件/画布). `.node()` gives the browser's own
 * canvas with what WeChat's has beside it (documentation: API/画布/Canvas) added; without a type, `wx.createCanvasContext` draws on it.
 */
export const canvas = defineBuiltIn({
  tag: 'canvas',
  fidelity: approximated('The browser’s own canvas; disable-scroll does nothing.'),
  properties: { type: text(), canvasId: text(), disableScroll: boolean() },
  css: `
wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-canvas > .wx-canvas-surface { display: block; width: 100%; height: 100%; }`,
  attached(self) {
    const surface = addPart(self, 'canvas', 'wx-canvas-surface');
    const view = surface.ownerDocument.defaultView ?? window;
    nodes.set(
      self,
      Object.assign(surface, {
        createImage: () => surface.ownerDocument.createElement('img'),
        createImageData: imageDataOf(surface),
        createPath2D: (path?: Path2D) => new Path2D(path),
        requestAnimationFrame: view.requestAnimationFrame.bind(view),
        cancelAnimationFrame: view.cancelAnimationFrame.bind(view),
      }),
    );
    return () => {
      surface.remove();
    };
  },
  node: (self) => nodes.get(self) ?? null,
});

const nodes = stateByElement<HTMLCanvasElement>();

/**
 * `createImageData()`: as large as the canvas. Its page names no argument; WeChat's own demo hands over pixels
 * with their width and height, as to the browser's `ImageData`.
 */
function imageDataOf(surface: HTMLCanvasElement) {
  return (...given: readonly unknown[]): ImageData => {
    const [first, second, third] = given;
    if (first instanceof ArrayBuffer || first instanceof Uint8ClampedArray)
      return new ImageData(new Uint8ClampedArray(first), Number(second), Number(third));
    const width = typeof first === 'number' ? first : surface.width;
    return new ImageData(width, typeof second === 'number' ? second : surface.height);
  };
}
