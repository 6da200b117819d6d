import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, boolean, defineBuiltIn, text } from '../kit/properties';

const properties = {
  src: text(),
  mode: text('scaleToFill'),
  webp: boolean(),
  lazyLoad: boolean(),
  showMenuByLongpress: boolean(),
  forceHttps: boolean(),
  fadeIn: boolean(),
  preload: boolean(),
  // Also an attribute of every built-in; a picture shows it as its alternative text.
  ariaLabel: anyType(null),
};

/** The modes that show a part of the picture in its own size, as CSS `object-position`. */
const positions = ['top', 'bottom', 'center', 'left', 'right'];
const corners = ['top left', 'top right', 'bottom left', 'bottom right'];

/**
 * `<image>`: 320 × 240 px unless styled, cut or scaled by `mode`; fires `load` {width, height} and
 * `error` {errMsg} (documentation: 组件/媒体组件/image).
 */
export const image = defineBuiltIn({
  tag: 'image',
  fidelity: approximated(
    'Cloud file ids are not resolved; a long press opens no menu; fade-in does nothing; lazy-load is the browser’s own.',
  ),
  properties,
  css: `
wx-image { display: inline-block; position: relative; overflow: hidden; width: 320px; height: 240px; }
wx-image > .wx-image-picture { display: block; width: 100%; height: 100%; object-fit: fill; border-radius: inherit; }
wx-image > .wx-image-picture:not([src]), wx-image > .wx-image-broken { visibility: hidden; }
wx-image[mode='aspectFit'] > .wx-image-picture { object-fit: contain; }
wx-image[mode='aspectFill'] > .wx-image-picture { object-fit: cover; }
wx-image[mode='widthFix'] { height: auto; }
wx-image[mode='widthFix'] > .wx-image-picture { height: auto; }
wx-image[mode='heightFix'] { width: auto; }
wx-image[mode='heightFix'] > .wx-image-picture { width: auto; }
${[...positions, ...corners]
  .map(
    (mode) =>
      `wx-image[mode='${mode}'] > .wx-image-picture { object-fit: none; object-position: ${mode}; }`,
  )
  .join('\n')}`,
  operated: (self) => pictures.get(self),
  attached(self) {
    const picture = pictures.set(self, addPart(self, 'img', 'wx-image-picture'));
    picture.draggable = false;
    const undo = undoAll(
      listen(picture, 'load', () => {
        picture.classList.remove('wx-image-broken');
        self.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      }),
      listen(picture, 'error', () => {
        const { src } = self.properties;
        // WeChat draws nothing, where a browser draws an icon in a frame.
        picture.classList.add('wx-image-broken');
        self.trigger('error', { errMsg: `GET ${src} 404 or not an image` });
      }),
    );
    show(self, picture);
    return undoAll(() => {
      picture.remove();
    }, undo);
  },
  changed(self) {
    const picture = pictures.get(self);
    if (picture) show(self, picture);
  },
});

const pictures = stateByElement<HTMLImageElement>();

function show(self: Instance<typeof properties>, picture: HTMLImageElement): void {
  const { src, mode, lazyLoad, forceHttps, ariaLabel } = self.properties;
  self.element.setAttribute('mode', mode);
  picture.alt = typeof ariaLabel === 'string' ? ariaLabel : '';
  picture.loading = lazyLoad ? 'lazy' : 'eager';
  const asked = forceHttps ? src.replace(/^http:/, 'https:') : src;
  const address = asked === '' ? '' : self.resourceUrl(asked);
  if (address === (picture.getAttribute('src') ?? '')) return;
  if (address === '') picture.removeAttribute('src');
  else picture.src = address;
}
