import { approximated } from '../../fidelity';
import { anyType, defineBuiltIn } from '../kit/properties';

/** `<cover-view>`: a block over native components (documentation: 组件/视图容器/cover-view). */
export const coverView = defineBuiltIn({
  tag: 'cover-view',
  fidelity: approximated('Nothing is native here, so it is an ordinary block.'),
  properties: { scrollTop: anyType(null) },
  css: 'wx-cover-view { display: block; position: relative; line-height: 1.2; white-space: nowrap; overflow: hidden; }',
  changed(self) {
    self.element.scrollTop = Number(self.properties.scrollTop ?? 0);
  },
});
