import { boolean, defineBuiltIn } from '../properties';

/** `<movable-area>`: the area in which its movable-views move (documentation: 组件/视图容器/movable-area). */
export const movableArea = defineBuiltIn({
  tag: 'movable-area',
  properties: { scaleArea: boolean() },
  css: 'wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }',
});
