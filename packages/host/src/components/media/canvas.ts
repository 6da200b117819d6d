import { approximated } from '../../fidelity';
import { addPart, stateByElement } from '../kit/part';
import { boolean, defineBuiltIn, text } from '../kit/properties';

/**
 * `<canvas>`: 300 × 150 px unless styled (documentation: 组件/画布). `.node()` gives the browser's own
 * canvas with `createImage` and `requestAnimationFrame` added; without a type, `wx.createCanvasContext` draws on it.
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
