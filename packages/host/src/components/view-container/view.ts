import { faithful } from '../../fidelity';
import { followHover, hoverProperties } from '../kit/hover';
import { defineBuiltIn } from '../kit/properties';

/** `<view>`: a block with an optional pressed look (documentation: 组件/视图容器/view). */
export const view = defineBuiltIn({
  tag: 'view',
  fidelity: faithful,
  properties: hoverProperties('none', 50, 400),
  css: 'wx-view { display: block; }',
  attached: (self) => followHover(self),
});
