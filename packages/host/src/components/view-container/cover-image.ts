import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { defineBuiltIn, text } from '../kit/properties';

const properties = { src: text(), referrerPolicy: text('no-referrer') };

/** `<cover-image>`: a picture over native components (documentation: 组件/视图容器/cover-image). */
export const coverImage = defineBuiltIn({
  tag: 'cover-image',
  fidelity: approximated('Nothing is native here, so it is an ordinary picture.'),
  properties,
  css: `
wx-cover-image { display: inline-block; line-height: 0; overflow: hidden; }
wx-cover-image > .wx-cover-image-picture { width: 100%; height: 100%; }
wx-cover-image > .wx-cover-image-broken { visibility: hidden; }`,
  attached(self) {
    const picture = pictures.set(self, addPart(self, 'img', 'wx-cover-image-picture'));
    picture.alt = '';
    show(self, picture);
    return undoAll(
      () => {
        picture.remove();
      },
      listen(picture, 'load', () => {
        picture.classList.remove('wx-cover-image-broken');
        self.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      }),
      listen(picture, 'error', () => {
        picture.classList.add('wx-cover-image-broken');
        self.trigger('error', { errMsg: `GET ${self.properties.src} failed` });
      }),
    );
  },
  changed(self) {
    const picture = pictures.get(self);
    if (picture) show(self, picture);
  },
});

const pictures = stateByElement<HTMLImageElement>();

function show(self: Instance<typeof properties>, picture: HTMLImageElement): void {
  const { src } = self.properties;
  if (src === '') picture.removeAttribute('src');
  else picture.src = self.resourceUrl(src);
}
