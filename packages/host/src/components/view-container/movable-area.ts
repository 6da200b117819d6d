import { approximated } from '../../fidelity';
import { boolean, defineBuiltIn } from '../kit/properties';

/** `<movable-area>`: the area in which its movable-views move (documentation: 组件/视图容器/movable-area). */
export const movableArea = defineBuiltIn({
  tag: 'movable-area',
  fidelity: approximated('scale-area does nothing: there is one finger.'),
  properties: { scaleArea: boolean() },
  css: 'wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }',
});
