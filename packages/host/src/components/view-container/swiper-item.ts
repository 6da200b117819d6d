import { approximated } from '../../fidelity';
import { boolean, defineBuiltIn, text } from '../kit/properties';

/** `<swiper-item>`: fills its swiper (documentation: 组件/视图容器/swiper-item). */
export const swiperItem = defineBuiltIn({
  tag: 'swiper-item',
  fidelity: approximated('skip-hidden-item-layout does nothing.'),
  properties: { itemId: text(), skipHiddenItemLayout: boolean() },
  css: 'wx-swiper-item { display: block; position: absolute; top: 0; left: 0; width: 100%; height: 100%; overflow: hidden; }',
});
